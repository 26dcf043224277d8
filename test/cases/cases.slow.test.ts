import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedPath } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/**
 * The public faults of tools that do this job, each as a script that shows what happens. These need
 * no package from a registry; the ecosystem cases and the tests of the client cover the others.
 */
interface Case {
  /** The output of the script, in this order on each stream. */
  readonly prints: readonly (RegExp | string)[];
  readonly never?: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  '01': { prints: ['referenceImages  is required', '["referenceImages","prompt"]'] },
  '03': { prints: ['image/heic', '"contentType":"image/heic"'], never: /^(?!ok|POST|submit).+/m },
  '04': { prints: ['strength 0.07 []', 'guidance 1.2 []'], never: /\['|is not a multiple/ },
  '05': { prints: ['gpt-image-2.json'], never: /top level has/ },
  '07': { prints: ['"integer"', '"default": 1'], never: /"referenceImages": \{\}/ },
  '09': { prints: ['7 ok', '7 ok'], never: /Error/ },
  '12': { prints: ['matches m: 1 model', 'exit 0'] },
  '14': { prints: ["'classModel' is free", 'identifier: class → exit 2'], never: /→ exit [01]\b/ },
  '15': { prints: ['0 warnings', 'tsc: no error', 'is number 1', 'scale: 1 → true'] },
  '17': { prints: ['1 model, new', '2 models, new', 'UTF-16', 'Windows-1252'] },
  '18': { prints: ['overflow: exit 2', 'nested: exit 2', '18446744073709551615'], never: /a bug/ },
  '19': { prints: ['501 models, new', '5,000 models, new'] },
  '20': { prints: ['exit 0', 'modules written: 2, manifest: o/manifest.json'] },
  '26': { prints: ['file:///', 'must be an asset ID'], never: /"(?!\[).*" +passes/ },
  '27': { prints: ['1000 emoji: passes', 'at most 1,000 characters (got 1,001)'] },
  '28': {
    prints: ['none: z.optional(z.array(z.record()))', 'empty: z.optional(z.array(z.record()))'],
  },
  '30': { prints: ['wrong 0'], never: /error TS/ },
  '31': { prints: ['differ in case alone: 0', 'no device name', 'con-.yaml'], never: /error TS/ },
  '32': { prints: ['SubmissionUnknownError', 'submission=none', 'another host: false'] },
  '33': { prints: ['md.json valid', 'nested.json valid'], never: /rejected|error TS|\*\/ </ },
  '34': { prints: ['a chain of 400 calls compiles', 'same bytes in either order'] },
  '35': {
    prints: ['PAGE_DUPLICATE_PARAMETER', 'PAGE_MODEL_ID', 'mixed gives the same definition'],
  },
};

const folder = sharedPath('cases');

describe.skipIf(!existsSync(folder))('the command line and the SDK hold in public fault', () => {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  test.each(Object.entries(cases))('%s', (number, { prints, never }) => {
    const name = names.find((candidate) => candidate.startsWith(`${number}-`)) ?? number;
    const { stdout, stderr } = spawnSync('bash', [join(folder, name, 'run.sh')], {
      env: {
        ...process.env,
        SM: join(import.meta.dirname, '../..'),
        CACHE: temporaryFolder(),
      },
      encoding: 'utf8',
    });
    const rest = [stdout, stderr];
    for (const text of prints) {
      const places = rest.map((stream) =>
        typeof text === 'string' ? stream.indexOf(text) : stream.search(text),
      );
      const stream = places.findIndex((place) => place !== -1);
      expect(stream, `${name}: ${String(text)} in ${stdout}\n${stderr}`).not.toBe(-1);
      rest[stream] = rest[stream]?.slice((places[stream] ?? 0) + 1) ?? '';
    }
    if (never) expect(stdout).not.toMatch(never);
  });
});
