import { join } from 'node:path';
import { printTable, runNode } from './measure.ts';

interface Rates {
  readonly model: string;
  readonly parameters: number;
  /** Validations per CPU second. */
  readonly ours: number;
  readonly zod: number;
  /** zod without compiling schemas, as where `eval` is not allowed. */
  readonly jitless: number;
  readonly ajv: number;
}

/** Measures the validators of the ten models with the most parameters, in a separate process. */
export function benchValidators(sdk: string, schemas: string): void {
  const program = join(import.meta.dirname, 'validate.ts');
  const { stdout } = runNode(['--import', 'tsx', program, sdk, schemas]);
  const rates = JSON.parse(stdout) as readonly Rates[];
  const thousands = (rate: number) => (rate / 1000).toFixed(0);
  printTable(
    'Validations of a valid input, thousands a CPU second (target: at least zod/mini, which checks no constraints here)',
    [
      'model',
      'parameters',
      '`validate`',
      'zod/mini by hand',
      'jitless',
      'of zod/mini',
      'of jitless',
      'ajv, compiled',
    ],
    rates.map(({ model, parameters, ours, zod, jitless, ajv }) => [
      model,
      String(parameters),
      thousands(ours),
      thousands(zod),
      thousands(jitless),
      (ours / zod).toFixed(2),
      (ours / jitless).toFixed(2),
      thousands(ajv),
    ]),
  );
}
