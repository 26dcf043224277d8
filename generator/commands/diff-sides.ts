import { existsSync, readFileSync } from 'node:fs';
import { catalogueOf } from '../diff/catalogue-of-files.ts';
import type { FailOn } from '../diff/report/report.ts';
import { readSide } from '../input/read-side.ts';
import { sourceText } from '../report/source-text.ts';
import type { Style } from '../report/style.ts';
import { diff, type DiffCommandOptions } from './diff.ts';
import { badInput, type Outcome } from './outcome.ts';

export interface DiffSidesOptions {
  readonly models: string;
  /** The file of accepted breaks, which need not be there. */
  readonly accepted: string;
  readonly explain: boolean;
  readonly format: NonNullable<DiffCommandOptions['format']>;
  readonly failOn?: FailOn;
}

/** `diff OLD NEW`: reads both sides and compares them. */
export async function diffSides(
  oldName: string,
  newName: string,
  { models, accepted, ...options }: DiffSidesOptions,
  style: Style,
): Promise<Outcome> {
  const old = await readSide(oldName, models);
  const now = await readSide(newName, models);
  const problems = [...old.problems, ...now.problems];
  if (!old.ok || !now.ok) return badInput(problems);
  const outcome = diff(
    catalogueOf(old.value),
    catalogueOf(now.value),
    {
      ...options,
      ...(existsSync('package.json') && { version: versionIn('package.json') }),
      ...(existsSync(accepted) && {
        accepted: sourceText(accepted, readFileSync(accepted, 'utf8')),
      }),
    },
    style,
  );
  return { ...outcome, problems: [...problems, ...outcome.problems] };
}

function versionIn(file: string): string {
  const { version = '0.0.0' } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly version?: string;
  };
  return version;
}
