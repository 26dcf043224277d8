import type { Certainty } from '../model/fact.ts';
import type { ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import { describeFact } from '../prose/fact-wording.ts';
import { readProse } from '../prose/read-prose.ts';
import { compareFact } from '../resolve/compare-fact.ts';

/** The agreement of one phrase form at one certainty with the records of models. */
export interface Calibration {
  readonly form: string;
  readonly certainty: Certainty;
  readonly agrees: number;
  readonly differs: readonly Disagreement[];
  /** Facts that the record does not state. */
  readonly unstated: number;
}

/** A fact that a description and its record state differently. */
export interface Disagreement {
  readonly modelId: string;
  readonly parameter: string;
  readonly message: string;
  readonly quote: string;
}

/** Compares each fact read from prose with the data of models that have a record, by phrase form. */
export function calibrateForms(models: readonly ResolvedModel[]): readonly Calibration[] {
  const byForm = new Map<string, Calibration>();
  for (const model of models) {
    for (const { parameter, path, siblings, constraints } of allParameters(model)) {
      for (const { fact, form, certainty, quote } of readProse(parameter, siblings)) {
        if (!fact) continue;
        const key = `${form}\n${certainty}`;
        const known = byForm.get(key) ?? { form, certainty, agrees: 0, differs: [], unstated: 0 };
        const state = compareFact(fact, parameter, constraints);
        const message = describeFact(fact, parameter);
        byForm.set(key, {
          ...known,
          agrees: known.agrees + (state === 'agrees' ? 1 : 0),
          unstated: known.unstated + (state === 'unstated' ? 1 : 0),
          differs:
            state === 'differs'
              ? [...known.differs, { modelId: model.id, parameter: path, message, quote }]
              : known.differs,
        });
      }
    }
  }
  return [...byForm.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, calibration]) => calibration);
}

interface PlacedParameter {
  readonly parameter: ResolvedParameter;
  readonly path: string;
  readonly siblings: readonly ResolvedParameter[];
  readonly constraints: ResolvedModel['constraints'];
}

function allParameters({
  parameters,
  constraints,
}: Pick<ResolvedModel, 'parameters' | 'constraints'>): PlacedParameter[] {
  return parameters.flatMap((parameter) => [
    { parameter, path: parameter.name, siblings: parameters, constraints },
    ...allParameters({
      parameters: parameter.inputs ?? [],
      constraints: parameter.constraints ?? [],
    }).map((inner) => ({ ...inner, path: `${parameter.name}.${inner.path}` })),
  ]);
}

/** Prints a calibration as a table, with each disagreement below it. */
export function printCalibration(rows: readonly Calibration[], print: (text: string) => string) {
  if (rows.length === 0) return 'No model with a record has a limit or constraint in prose.\n';
  const width = Math.max(...rows.map(({ form }) => form.length), 'Phrase form'.length);
  const line = (form: string, ...cells: readonly (string | number)[]) =>
    `${form.padEnd(width)}  ${cells.map((cell) => String(cell).padEnd(9)).join(' ')}`.trimEnd();
  const table = rows.map(({ form, certainty, agrees, differs, unstated }) =>
    line(form, certainty, agrees, differs.length, unstated),
  );
  const details = rows.flatMap(({ differs }) =>
    differs.map(
      ({ modelId, parameter, message, quote }) =>
        `${print(modelId)} ${print(parameter)}: ${print(message)} (“${print(quote)}”), but the data differs`,
    ),
  );
  return `${[line('Phrase form', 'Certainty', 'Agrees', 'Differs', 'Unstated'), ...table, ...(details.length > 0 ? ['', ...details] : [])].join('\n')}\n`;
}
