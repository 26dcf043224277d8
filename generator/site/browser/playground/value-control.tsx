import type { PlannedParameter } from '../../../plan/types.ts';
import { Combobox } from './combobox.tsx';
import type { ControlProps } from './control-props.ts';
import { FileControl } from './file-control.tsx';

/** The control of one value: a menu, a text field, a slider, a color or a file. */
export function ValueControl(props: ControlProps) {
  const { id, type, planned, entry, isInvalid, onChange } = props;
  const { parameter } = planned;
  const field: TextField = {
    id,
    'aria-describedby': `${id}-help`,
    'aria-invalid': isInvalid || undefined,
    placeholder: placeholderOf(planned),
    text: entry?.kind === 'text' ? entry.text : '',
    setText: (text) => {
      onChange(text === '' ? undefined : { kind: 'text', text });
    },
  };
  switch (type.kind) {
    case 'boolean':
      return (
        <Menu
          {...field}
          text={entry?.kind === 'flag' ? String(entry.value) : ''}
          setText={(text) => {
            onChange(text === '' ? undefined : { kind: 'flag', value: text === 'true' });
          }}
          options={[
            ['true', 'true'],
            ['false', 'false'],
          ]}
        />
      );
    case 'literals':
      return <ValueChoice {...field} parameter={parameter} values={type.values} />;
    case 'number':
      return <NumberInput {...field} parameter={parameter} />;
    case 'file':
      return <FileControl {...props} text={field.text} setText={field.setText} />;
    case 'string':
      return parameter.textFormat?.startsWith('hex-color') === true ? (
        <ColorInput {...field} />
      ) : (
        <ProseInput {...field} parameter={parameter} />
      );
    case 'model':
      return <TextInput {...field} />;
    case 'array':
    case 'object':
    case 'unknown':
      return (
        <>
          <TextArea {...field} rows={4} spellcheck={false} />
          <span class="count">JSON. The reference does not describe its structure.</span>
        </>
      );
  }
}

function placeholderOf({ parameter, type }: PlannedParameter): string {
  if (type.kind === 'model') return 'ID of a model';
  const value = parameter.default;
  if (value !== undefined && typeof value !== 'object') return String(value);
  return parameter.placeholder ?? '';
}

type Parameter = PlannedParameter['parameter'];

/** The attributes of a field, with its text. */
interface TextField {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
  readonly placeholder: string;
  readonly text: string;
  readonly setText: (text: string) => void;
}

function TextInput({
  text,
  setText,
  ...attributes
}: TextField & { readonly inputMode?: 'decimal' }) {
  return (
    <input
      {...attributes}
      value={text}
      onInput={({ currentTarget }) => {
        setText(currentTarget.value);
      }}
    />
  );
}

function TextArea({
  text,
  setText,
  ...attributes
}: TextField & { readonly rows: number; readonly spellcheck?: boolean }) {
  return (
    <textarea
      {...attributes}
      value={text}
      onInput={({ currentTarget }) => {
        setText(currentTarget.value);
      }}
    />
  );
}

/** A text field of several lines for a prompt, with the count of its characters if it has a limit. */
function ProseInput({ parameter, ...field }: TextField & { readonly parameter: Parameter }) {
  const { name, maxLength } = parameter;
  const isProse = parameter.prompt === true || /prompt|text|script|lyrics/i.test(name);
  return (
    <>
      <TextArea {...field} rows={isProse ? 3 : 1} />
      {maxLength === undefined ? null : (
        <span class="count">
          {field.text.length} / {maxLength}
        </span>
      )}
    </>
  );
}

type Options = readonly (readonly [value: string, label: string])[];

function Menu({
  text,
  setText,
  options,
  ...attributes
}: TextField & { readonly options: Options }) {
  // A link may hold a value that is not allowed: the menu shows what the validator rejects.
  const isKnown = text === '' || options.some(([value]) => value === text);
  return (
    <select
      {...attributes}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
      }}
    >
      <option value="">Not set</option>
      {isKnown ? null : <option value={text}>{text}</option>}
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label === '' || label === value ? value : `${label} (${value})`}
        </option>
      ))}
    </select>
  );
}

/** A list with more values than this has a filter. */
const longList = 40;

/** A menu of the allowed values, or a field that filters them if they are many. */
function ValueChoice({
  parameter,
  values,
  ...field
}: TextField & {
  readonly parameter: Parameter;
  readonly values: readonly (string | number | boolean)[];
}) {
  const labels = new Map(Object.entries(parameter.valueLabels ?? {}));
  const options = values.map((value) => [String(value), labels.get(String(value)) ?? ''] as const);
  if (values.length <= longList) return <Menu {...field} options={options} />;
  const placeholder = `Filter ${values.length.toLocaleString('en')} values`;
  return <Combobox {...field} placeholder={placeholder} options={options} />;
}

/** A text field for a number, with a slider if it has both bounds. */
function NumberInput({ parameter, ...field }: TextField & { readonly parameter: Parameter }) {
  const { name, min, max, step, integer } = parameter;
  const number = Number.parseFloat(field.text);
  return (
    <div class="number">
      <TextInput {...field} inputMode="decimal" />
      {min === undefined || max === undefined ? null : (
        <input
          type="range"
          aria-label={`${name}, slider`}
          min={min}
          max={max}
          step={step ?? (integer ? 1 : (max - min) / 100)}
          value={Number.isFinite(number) ? number : min}
          onInput={({ currentTarget }) => {
            field.setText(currentTarget.value);
          }}
        />
      )}
    </div>
  );
}

function ColorInput(field: TextField) {
  const { text, setText } = field;
  const hasHash = text === '' || text.startsWith('#');
  return (
    <div class="number">
      <TextInput {...field} />
      <input
        type="color"
        aria-label="Color picker"
        value={/^#?[0-9a-f]{6}$/i.test(text) ? `#${text.replace('#', '')}` : '#000000'}
        onInput={({ currentTarget }) => {
          setText(hasHash ? currentTarget.value : currentTarget.value.slice(1));
        }}
      />
    </div>
  );
}
