import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileMemory } from '../../generator/output/file-memory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A time at which files that were written just now are settled. */
const later = () => Date.now() + 60_000;

test('createFileMemory recalls the hash of a file until its time, size or inode changes', () => {
  const folder = temporaryFolder({ 'a.md': 'one' });
  const file = join(folder, 'a.md');
  const memory = createFileMemory(later);
  const setTime = () => {
    const time = new Date(Date.now() - 60_000);
    utimesSync(file, time, time);
  };
  const changes = [
    setTime,
    () => {
      writeFileSync(file, 'longer');
      setTime();
    },
    () => {
      rmSync(file);
      writeFileSync(file, 'longer');
      setTime();
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

test('createFileMemory does not recall a file that is missing again', () => {
  const file = join(temporaryFolder({}), 'a.md');
  const memory = createFileMemory(later);
  expect(memory.recall(file)).toBeUndefined();
  memory.remember([[file, 'hash']]);
  expect(memory.recall(file)).toBeUndefined();
});
