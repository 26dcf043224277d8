import type { CodeFacts } from './code-facts.ts';

/** Problems of files that a command writes. */
export const outputCodes = {
  OUTPUT_EDITED_FILE: {
    why: 'A generated file was edited by hand. Edits of generated files are not kept: the file is generated again.',
    fix: 'Change the definition or its overlay instead. If you committed the edit, it is still in version control.',
  },
  OUTPUT_EDITED_DURING_RUN: {
    why: 'A generated file changed during the run, so the run would mix two states.',
    fix: 'Run the command again.',
  },
  OUTPUT_FOREIGN_FILE: {
    why: 'The output folder has a file that was not generated. It is kept unchanged.',
    fix: 'Move it out of the output folder, or delete it.',
  },
  OUTPUT_LOCKED: {
    why: 'Another run is writing the same folder.',
    fix: 'Run the command again when the other run is finished.',
  },
  OUTPUT_MANIFEST: {
    why: 'The manifest lists the generated files, so that edited files are not overwritten. It is damaged.',
    fix: 'Restore the file, or remove it to generate everything again.',
  },
  OUTPUT_OUTSIDE: {
    why: 'A path goes through a symbolic link, which can point to any folder on this computer.',
    fix: 'Replace the link with a folder, or choose another folder.',
  },
  OUTPUT_PATH: {
    why: 'A file name must work on every system: no device names, no special or hidden characters, at most 220 bytes.',
    fix: 'Rename the definition that the name comes from.',
  },
  OUTPUT_STATE_FOLDER: {
    why: "Locks and journals are in the state folder of the user, which can't be created.",
    fix: 'Make it writable, or set XDG_STATE_HOME to a writable folder.',
  },
  OUTPUT_SYSTEM: {
    why: 'The operating system refuses to read or write a file.',
    fix: 'Check that the file or folder exists, that you may read and write it, and that the disk has space.',
  },
  OUTPUT_WOULD_OVERWRITE: {
    why: 'The output folder has files that no run of this command wrote, and they would be overwritten.',
    fix: 'Choose another output folder with --out, or delete the files.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
