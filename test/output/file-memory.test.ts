import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileMemory } from '../../generator/output/file-memory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('createFileMemory recalls the hash of a file until its time, size or inode changes', () => {
  const folder = temporaryFolder({ 'a.md': 'one' });
  const file = join(folder, 'a.md');
  const setTime = (secondsAgo: number) => {
    const time = new Date(Date.now() - secondsAgo * 1000);
    utimesSync(file, time, time);
  };
  const memory = createFileMemory();
  const changes = [
    () => {
      setTime(60);
    },
    () => {
      writeFileSync(file, 'longer');
      setTime(60);
    },
    () => {
      rmSync(file);
      writeFileSync(file, 'longer');
      setTime(60);
    },
  ];
  for (const [index, change] of changes.entries()) {
    change();
    expect(memory.recall(file)).toBeUndefined();
    memory.remember([[file, `hash ${index}`]]);
    expect(memory.recall(file)).toBe(`hash ${index}`);
  }
  rmSync(file);
  expect(memory.recall(file)).toBeUndefined();
});

test('createFileMemory does not recall a file that was written just now, which may change without another time', () => {
  const file = join(temporaryFolder({ 'a.md': 'one' }), 'a.md');
  const memory = createFileMemory();
  memory.recall(file);
  memory.remember([[file, 'hash']]);
  expect(memory.recall(file)).toBeUndefined();
});
