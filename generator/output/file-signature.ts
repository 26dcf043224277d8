import { pathStats } from '../input/path-stats.ts';

const missing = 'missing';
const fileKind = 'file';
const folderKind = 'folder';

/**
 * Returns a signature that changes with each change of a file, or of the names in a folder. It
 * contains the change time, which only the system sets.
 */
export function fileSignature(path: string): string {
  const stats = pathStats(path);
  if (!stats) return missing;
  const kind = stats.isFile() ? fileKind : stats.isDirectory() ? folderKind : 'other';
  const { dev, ino, mode, size, mtimeMs, ctimeMs } = stats;
  return [kind, ctimeMs, mtimeMs, size, mode, ino, dev].join(' ');
}

/** Returns whether a signature is that of a folder. */
export function isFolderSignature(signature = ''): boolean {
  return signature.startsWith(`${folderKind} `);
}

/** Returns whether a signature is that of a file, a link or anything else but a folder. */
export function isLeafSignature(signature: string): boolean {
  return signature !== missing && !isFolderSignature(signature);
}

/** Returns whether a signature is that of a regular file. */
export function isFileSignature(signature: string): boolean {
  return signature.startsWith(`${fileKind} `);
}

/**
 * Returns whether any change after `time` results in another signature: the last change is older
 * than the resolution of the file system's clock. The content behind a link has its own signature,
 * so links are not settled.
 */
export function isSettled(signature: string, time: number): boolean {
  if (signature === missing) return true;
  const [kind, changed = '', modified = ''] = signature.split(' ');
  const last = Math.max(Number(changed), Number(modified));
  const resolution = Number.isInteger(last / 1000) ? 2000 : 100;
  return (kind === fileKind || kind === folderKind) && last < time - resolution;
}
