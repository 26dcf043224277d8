import { textOf } from '../markdown/blocks.ts';
import { limitsInWords } from '../model/limit-words.ts';
import { itemType, nestedOf } from '../model/value-type.ts';
import { defaultWords } from '../model/value-words.ts';
import type { PlannedModel, PlannedParameter } from '../plan/types.ts';
import { facetNames, facetsOf, facetTitles, notStated } from './facets.ts';
import { constraintsIn } from './playground-data.ts';

/** A model as the comparison shows it: every value is plain text. */
export interface ComparedModel {
  readonly name: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly parameters: readonly ComparedParameter[];
  readonly constraints: readonly string[];
}

/** A parameter in the comparison of models. */
export interface ComparedParameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: string;
  readonly allowed: string;
}

/** Returns what two models can be compared by. */
export function comparedModel(planned: PlannedModel): ComparedModel {
  const { model, names, parameters } = planned;
  const facets = facetsOf(planned);
  return {
    name: model.name,
    path: `models/${names.fileName}.html`,
    facts: {
      'Model ID': model.id,
      ...Object.fromEntries(
        facetNames.map((name) => [facetTitles[name], facetWords(facets[name])]),
      ),
      ...(model.plan !== undefined && { Plan: model.plan }),
    },
    parameters: comparedParameters(parameters, ''),
    constraints: constraintsIn('', model.constraints, parameters).map(({ scope, text }) =>
      scope === '' ? text : `Items of ${scope.slice(0, -1)}: ${text}`,
    ),
  };
}

/** Of steps such as "5 s or more", the highest implies the others. */
function facetWords(values: readonly string[]): string {
  if (values.length === 0) return '–';
  const steps = values.filter((value) => value.endsWith(' or more'));
  const stated = values.filter((value) => value !== notStated);
  if (stated.length === 0) return 'Not stated';
  const shown = stated.filter((value) => !steps.includes(value) || value === steps.at(-1));
  return [...shown, ...(stated.length < values.length ? ['others not stated'] : [])].join(', ');
}

function comparedParameters(
  parameters: readonly PlannedParameter[],
  prefix: string,
): readonly ComparedParameter[] {
  return parameters.flatMap((planned) => [
    comparedParameter(planned, prefix),
    ...comparedParameters(nestedOf(planned.type) ?? [], `${prefix}${planned.parameter.name}.`),
  ]);
}

function comparedParameter(
  { parameter, type }: PlannedParameter,
  prefix: string,
): ComparedParameter {
  const item = itemType(type);
  const values = item.kind === 'literals' ? item.values.map(String) : [];
  const shown = values.length > 12 ? [...values.slice(0, 12), `… (${values.length})`] : values;
  return {
    name: `${prefix}${parameter.name}`,
    type: `${type.kind === 'array' ? 'list of ' : ''}${item.kind === 'literals' ? 'choice' : item.kind}${parameter.kind === undefined ? '' : ` (${parameter.kind})`}`,
    required: parameter.required === true,
    default: textOf(defaultWords(parameter.default)),
    allowed: [limitsInWords(type, parameter), shown.join(', ')].filter(Boolean).join('; '),
  };
}
