import { watch } from 'chokidar';
import path, { dirname, resolve, type PlatformPath } from 'node:path';

/** The events of files that may have changed. */
export interface FileEvents {
  /** Waits for an event, which may have happened already, for at most `timeout` milliseconds. */
  readonly next: (timeout: number, signal?: AbortSignal) => Promise<void>;
  /** Watches the targets of links too. */
  readonly follow: (targets: readonly string[]) => void;
  /** Whether the system can't watch the files, so that changes are found only by checks. */
  readonly hasFailed: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Watches a folder and single files, which need not exist. The folders above them are watched too, so
 * that events continue after a folder or a file was moved away and back.
 */
export function watchFiles(folder: string, files: readonly string[] = []): FileEvents {
  const root = resolve(folder);
  const single = new Set(files.map((file) => resolve(file)));
  const above = new Set([root, ...single].map((watched) => dirname(watched)));
  const trees = new Set([root]);
  const isWatched = (found: string) =>
    [...above, ...single].some((watched) => path.relative(watched, found) === '') ||
    [...trees].some((tree) => isWithin(tree, found));
  let isPending = false;
  let hasFailed = false;
  let wake: (() => void) | undefined;
  const report = () => {
    isPending = true;
    wake?.();
  };
  const watcher = watch([...above], {
    ignored: (found) => !isWatched(resolve(found)),
    // The state of a file shows whether it was replaced or removed.
    atomic: false,
    ignoreInitial: true,
    ignorePermissionErrors: true,
  });
  watcher
    .on('all', report)
    // If a file is replaced by one with the same time, this is the only event.
    .on('raw', report)
    .on('ready', report)
    .on('error', () => {
      hasFailed = true;
      report();
    });
  return {
    follow: (targets) => {
      for (const target of targets) {
        if (trees.has(target)) continue;
        trees.add(target);
        watcher.add(target);
      }
    },
    hasFailed: () => hasFailed,
    close: () => {
      const closed = watcher.close();
      // It removes its listeners, and a check of a file that still runs may fail later.
      watcher.on('error', () => undefined);
      return closed;
    },
    next: (timeout, signal) =>
      new Promise((done) => {
        const timer = Number.isFinite(timeout) ? setTimeout(end, timeout) : undefined;
        function end() {
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          wake = undefined;
          isPending = false;
          done();
        }
        wake = end;
        signal?.addEventListener('abort', end);
        if (isPending || signal?.aborted) end();
      }),
  };
}

/** Returns whether a path is a folder or below it. On Windows, upper and lower case are the same. */
export function isWithin(folder: string, found: string, platform: PlatformPath = path): boolean {
  const rest = platform.relative(folder, found);
  return rest !== '..' && !rest.startsWith(`..${platform.sep}`) && !platform.isAbsolute(rest);
}
