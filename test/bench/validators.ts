import { join } from 'node:path';
import { printTable, runNode } from './measure.ts';

interface Rates {
  readonly model: string;
  readonly parameters: number;
  /** Validations per second. */
  readonly ours: number;
  readonly zod: number;
  readonly ajv: number;
}

/** Measures the validators of the ten models with the most parameters, in a separate process. */
export function benchValidators(sdk: string, schemas: string): void {
  const program = join(import.meta.dirname, 'validate.ts');
  const { stdout } = runNode(['--import', 'tsx', program, sdk, schemas]);
  const rates = JSON.parse(stdout) as readonly Rates[];
  const thousands = (rate: number) => (rate / 1000).toFixed(0);
  printTable(
    'Validations of a valid input, thousands a second (target: at least zod/mini)',
    ['model', 'parameters', '`validate`', 'zod/mini by hand', 'of zod/mini', 'ajv, compiled'],
    rates.map(({ model, parameters, ours, zod, ajv }) => [
      model,
      String(parameters),
      thousands(ours),
      thousands(zod),
      (ours / zod).toFixed(2),
      thousands(ajv),
    ]),
  );
}
