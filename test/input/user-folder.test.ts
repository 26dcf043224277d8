import { isAbsolute } from 'node:path';
import { expect, test, vi } from 'vitest';
import { userFolder } from '../../generator/input/user-folder.ts';

test('userFolder ignores relative folders in the environment, which would be in the checkout', () => {
  vi.stubEnv('XDG_CACHE_HOME', 'cache');
  vi.stubEnv('LOCALAPPDATA', undefined);
  for (const home of ['', 'home']) {
    vi.stubEnv('HOME', home);
    expect(isAbsolute(userFolder('XDG_CACHE_HOME'))).toBe(true);
  }
});
