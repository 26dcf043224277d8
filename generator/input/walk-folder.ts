import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import { withSlashes } from '../text/with-slashes.ts';
import { isInProject, isInside, realPathOf } from './project-root.ts';

/** An entry at any depth of a folder. */
export interface FolderEntry {
  /** The path of the entry; links are not resolved. */
  readonly file: string;
  /** The path below the folder, with `/` between its parts. */
  readonly path: string;
  readonly name: string;
  /** The type of the entry, or of the target of a link; `nothing` for a broken link. */
  readonly type: 'file' | 'folder' | 'other' | 'nothing';
  /** Set for a link. */
  readonly link?: Link;
}

/** The target of a link. */
export interface Link {
  /** The real path of the target, empty for a broken link. */
  readonly target: string;
  /**
   * `followed` if the target is in the project; `repeated` if it is read without the link too, or contains
   * the folder; `outside` if it is in a hidden folder or outside of the project.
   */
  readonly kind: 'followed' | 'repeated' | 'outside';
}

/**
 * Lists the entries below a folder at any depth. Follows links that stay in the project, each target
 * once, so that a cycle ends. Other links are listed but not followed: a checkout can contain any link.
 */
export function walkFolder(folder: string): readonly FolderEntry[] {
  const listed = readdirSync(folder, { recursive: true, withFileTypes: true });
  if (!listed.some((entry) => entry.isSymbolicLink())) {
    return listed.map((entry) => plainEntry(folder, entry));
  }
  const read = [realPathOf(folder)];
  const found: FolderEntry[] = [];
  const queue = [...listed];
  // The queue grows in this loop: a linked folder may contain links.
  for (const entry of queue) {
    const plain = plainEntry(folder, entry);
    if (!entry.isSymbolicLink()) {
      found.push(plain);
      continue;
    }
    const linked = { ...plain, ...followLink(folder, plain.file, read) };
    found.push(linked);
    if (linked.type !== 'folder' || linked.link.kind !== 'followed') continue;
    read.push(linked.link.target);
    queue.push(...readdirSync(plain.file, { recursive: true, withFileTypes: true }));
  }
  return found;
}

function plainEntry(folder: string, entry: Dirent): FolderEntry {
  const file = join(entry.parentPath, entry.name);
  const path = withSlashes(relative(folder, file));
  return { file, path, name: entry.name, type: typeOf(entry) };
}

function typeOf(stats: Dirent | Stats): FolderEntry['type'] {
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

function followLink(folder: string, file: string, read: readonly string[]) {
  try {
    const type = typeOf(statSync(file));
    const target = realpathSync(file);
    const isRead = read.some(
      (path) => isInside(path, target) || (type === 'folder' && isInside(target, path)),
    );
    const kind = isRead ? 'repeated' : isInProject(folder, target) ? 'followed' : 'outside';
    return { type, link: { target, kind } } as const;
  } catch {
    return { type: 'nothing', link: { target: '', kind: 'outside' } } as const; // broken, or a cycle
  }
}
