import { describe, expect, test } from 'vitest';
import { configSchema } from '../../generator/config/schema.ts';
import { recordAccess } from '../../generator/sync/record-access.ts';

const env = { SCENARIO_SDK_API_KEY: 'key', SCENARIO_SDK_API_SECRET: 'secret-of-tests' };

describe('recordAccess', () => {
  test.each(['http://api.example.com/v1', 'http://127.example.com', 'http://10.0.0.1/v1'])(
    'rejects to send a key to %s',
    (url) => {
      const access = recordAccess({ records: { url } }, env);
      expect(access).toMatchObject({ ok: false, problems: [{ code: 'RECORD_API_UNENCRYPTED' }] });
      expect(recordAccess({ records: { url, key: 'public' } }, env).ok).toBe(true);
    },
  );

  test('reads the base URL and the names of the variables', () => {
    const records = { key: 'MY_KEY', secret: 'MY_SECRET' };
    const own = { MY_KEY: 'a', MY_SECRET: 'b', SCENARIO_SDK_BASE_URL: 'https://api.example.com/' };
    expect(recordAccess({ records }, own)).toMatchObject({
      value: { baseUrl: 'https://api.example.com', authorization: 'Basic YTpi' },
    });
    expect(recordAccess({ records }, env)).toMatchObject({ ok: true, value: undefined });
  });

  test('never takes a key from the configuration itself', () => {
    expect(configSchema.safeParse({ records: { key: 'sk-12345' } }).success).toBe(false);
  });
});
