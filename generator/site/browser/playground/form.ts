import type { PlannedParameter, ValueType } from '../../../plan/types.ts';
import type { ExampleInput, ExampleValue } from '../../../samples/types.ts';
import { isRecord } from '../../../text/is-record.ts';

/**
 * The entry of a reader for a parameter. Text is kept as it is typed, so that `1.` can become
 * `1.5`; it is converted for the validator.
 */
export type Entry =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'list'; readonly items: readonly Entry[] }
  | { readonly kind: 'group'; readonly entries: Form };

/** The entries by parameter. Only what was entered is in it, and only that is sent. */
export type Form = ReadonlyMap<string, Entry>;

/** Returns the form with an entry replaced, or left out. */
export function withEntry(form: Form, name: string, entry: Entry | undefined): Form {
  const next = new Map(form);
  if (entry === undefined) next.delete(name);
  else next.set(name, entry);
  return next;
}

/** Returns the entries in the order of the parameters. */
function inOrder(
  parameters: readonly PlannedParameter[],
  form: Form,
): readonly (readonly [string, Entry, ValueType])[] {
  return parameters.flatMap(({ parameter: { name }, type }) => {
    const entry = form.get(name);
    return entry === undefined ? [] : [[name, entry, type] as const];
  });
}

/** Returns the input as the validator of the SDK takes it. */
export function inputOf(
  parameters: readonly PlannedParameter[],
  form: Form,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    inOrder(parameters, form).map(([name, entry, type]) => [name, valueOf(entry, type)]),
  );
}

function valueOf(entry: Entry, type: ValueType): unknown {
  switch (entry.kind) {
    case 'text':
      return fromText(entry.text, type);
    case 'flag':
      return entry.value;
    case 'file':
      return entry.file;
    case 'list': {
      const item = type.kind === 'array' ? type.item : type;
      return entry.items.map((value) => valueOf(value, item));
    }
    case 'group':
      return inputOf(type.kind === 'object' ? (type.parameters ?? []) : [], entry.entries);
  }
}

function fromText(text: string, type: ValueType): unknown {
  switch (type.kind) {
    case 'number':
      return text.trim() === '' || !Number.isFinite(Number(text)) ? text : Number(text);
    case 'literals':
      return type.values.find((value) => String(value) === text) ?? text;
    case 'object':
    case 'unknown':
    case 'array':
      return fromJsonText(text);
    default:
      return text;
  }
}

/** Text that is not JSON is sent to the validator as it is, which reports it. */
function fromJsonText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Returns the input as the sample printers take it; a file on this computer by its name. */
export function sampleOf(parameters: readonly PlannedParameter[], form: Form): ExampleInput {
  return new Map(
    inOrder(parameters, form).map(([name, entry, type]) => [name, sampleValue(entry, type)]),
  );
}

function sampleValue(entry: Entry, type: ValueType): ExampleValue {
  switch (entry.kind) {
    case 'file':
      return { asset: `asset_${entry.file.name.replace(/\W+/g, '-')}`, fileName: entry.file.name };
    case 'list': {
      const item = type.kind === 'array' ? type.item : type;
      return entry.items.map((value) => sampleValue(value, item));
    }
    case 'group':
      return sampleOf(type.kind === 'object' ? (type.parameters ?? []) : [], entry.entries);
    default:
      return asSample(valueOf(entry, type));
  }
}

function asSample(value: unknown): ExampleValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map(asSample);
  if (typeof value !== 'object' || value === null) return String(value);
  return new Map(Object.entries(value).map(([name, item]) => [name, asSample(item)]));
}

/** Returns a form that holds an input: an example, or a link. What does not fit is left out. */
export function formOf(parameters: readonly PlannedParameter[], input: unknown): Form {
  const form = new Map<string, Entry>();
  if (!isRecord(input)) return form;
  const values = new Map(Object.entries(input));
  for (const { parameter, type } of parameters) {
    const value = values.get(parameter.name);
    const entry = value === undefined ? undefined : entryOf(type, value);
    if (entry !== undefined) form.set(parameter.name, entry);
  }
  return form;
}

function entryOf(type: ValueType, value: unknown): Entry | undefined {
  if (type.kind === 'array') {
    if (!Array.isArray(value)) return undefined;
    const items = value
      .map((item) => entryOf(type.item, item))
      .filter((item) => item !== undefined);
    return { kind: 'list', items };
  }
  if (type.kind === 'object' && type.parameters !== undefined) {
    return isRecord(value) ? { kind: 'group', entries: formOf(type.parameters, value) } : undefined;
  }
  if (type.kind === 'boolean') {
    return typeof value === 'boolean' ? { kind: 'flag', value } : undefined;
  }
  if (type.kind === 'file' && isRecord(value)) {
    const { asset } = value;
    return typeof asset === 'string' ? { kind: 'text', text: asset } : undefined;
  }
  if (type.kind === 'object' || type.kind === 'unknown') {
    return {
      kind: 'text',
      text: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
    };
  }
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return isPlain ? { kind: 'text', text: String(value) } : undefined;
}

/** The longest link that is made or read, in characters. */
const longestLink = 8000;

/**
 * Returns the part of a link after `#` that holds the form. Files stay on this computer, and keys
 * and URLs of servers are not part of the form, so a link holds neither.
 */
export function toHash(parameters: readonly PlannedParameter[], form: Form): string {
  const json = JSON.stringify(withoutFiles(inputOf(parameters, form)));
  const text = `try=${encodeURIComponent(json)}`;
  return form.size === 0 || text.length > longestLink ? '' : text;
}

function withoutFiles(value: unknown): unknown {
  if (value instanceof File) return undefined;
  if (Array.isArray(value)) return value.map(withoutFiles).filter((item) => item !== undefined);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, withoutFiles(item)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

/** Reads the form of a link; undefined if there is none. A link is untrusted text. */
export function fromHash(parameters: readonly PlannedParameter[], hash: string): Form | undefined {
  const text = /^#?try=(.*)$/s.exec(hash)?.[1];
  if (text === undefined || text.length > longestLink) return undefined;
  try {
    const input: unknown = JSON.parse(decodeURIComponent(text));
    return isRecord(input) ? formOf(parameters, input) : undefined;
  } catch {
    return undefined;
  }
}

/** A problem of the input, with the path of its parameter. */
export interface FormIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Returns the problems of a parameter itself, and those of its items and nested parameters below it. */
export function issuesAt(
  issues: readonly FormIssue[],
  name: string | number,
): { readonly own: readonly string[]; readonly inner: readonly FormIssue[] } {
  const below = issues.filter(({ path }) => path[0] === name);
  return {
    own: below.filter(({ path }) => path.length === 1).map(({ message }) => message),
    inner: below
      .filter(({ path }) => path.length > 1)
      .map(({ path, message }) => ({ path: path.slice(1), message })),
  };
}
