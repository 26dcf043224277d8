import { useId } from 'preact/hooks';
import { extensionsOf } from '../../../model/file-formats.ts';
import type { PlannedParameter, ValueType } from '../../../plan/types.ts';
import { Combobox } from './combobox.tsx';
import { issuesAt, withEntry, type Entry, type Form, type FormIssue } from './form.ts';
import { LocalFile } from './local-file.tsx';

export interface FieldsProps {
  readonly parameters: readonly PlannedParameter[];
  readonly form: Form;
  readonly issues: readonly FormIssue[];
  /** The path of the parameter that these are nested in, with a dot at its end. */
  readonly prefix: string;
  /** The limits in words, by path. */
  readonly limits: Readonly<Record<string, string>>;
  /** The constraints of a parameter, in words. */
  readonly constraintsOf: (
    name: string,
  ) => readonly { readonly text: string; readonly isActive: boolean }[];
  /** Changes the form from its latest state, which may be newer than the one that is shown. */
  readonly onChange: (update: (form: Form) => Form) => void;
}

/** The fields of parameters: required ones first, then by group. */
export function Fields(props: FieldsProps) {
  const { parameters } = props;
  const required = parameters.filter(({ optional }) => !optional);
  const optional = parameters.filter((parameter) => parameter.optional);
  const groups = [...new Set(optional.map(({ parameter }) => parameter.group ?? ''))];
  return (
    <>
      {required.map((planned) => (
        <Field key={planned.parameter.name} planned={planned} {...props} />
      ))}
      {groups.map((group) => {
        const members = optional.filter(({ parameter }) => (parameter.group ?? '') === group);
        const fields = members.map((planned) => (
          <Field key={planned.parameter.name} planned={planned} {...props} />
        ));
        return group === '' ? (
          fields
        ) : (
          <fieldset class="group" key={group}>
            <legend>{group}</legend>
            {fields}
          </fieldset>
        );
      })}
    </>
  );
}

function Field(props: FieldsProps & { readonly planned: PlannedParameter }) {
  const { planned, form, issues, prefix, limits, constraintsOf, onChange } = props;
  const { parameter, type } = planned;
  const { name, label, description, costImpact } = parameter;
  const id = useId();
  const entry = form.get(name);
  const { own, inner } = issuesAt(issues, name);
  const update = (change: (entry: Entry | undefined) => Entry | undefined) => {
    onChange((latest) => withEntry(latest, name, change(latest.get(name))));
  };
  const isGroup =
    type.kind === 'array' || (type.kind === 'object' && type.parameters !== undefined);
  const help = [
    sentence(description),
    sentence(limits[`${prefix}${name}`]),
    defaultText(planned),
  ].filter(Boolean);
  const title = (
    <>
      {label === undefined || label === name ? null : <span>{label} </span>}
      <code>{name}</code>
      {parameter.required === true ? <span class="tag required">required</span> : null}
      {costImpact ? <span class="tag">affects the price</span> : null}
    </>
  );
  return (
    <div
      class="field"
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? `${id}-label` : undefined}
    >
      <div class="field-head">
        {isGroup ? (
          <span class="field-label" id={`${id}-label`}>
            {title}
          </span>
        ) : (
          <label class="field-label" id={`${id}-label`} for={id}>
            {title}
          </label>
        )}
        {entry === undefined ? null : (
          <button
            type="button"
            class="clear"
            onClick={() => {
              update(() => undefined);
            }}
          >
            Clear<span class="visually-hidden"> {name}</span>
          </button>
        )}
      </div>
      <Control
        id={id}
        type={type}
        planned={planned}
        entry={entry}
        issues={inner}
        prefix={`${prefix}${name}.`}
        limits={limits}
        isInvalid={own.length > 0}
        onUpdate={update}
        onChange={(next) => {
          update(() => next);
        }}
      />
      <div id={`${id}-help`} class="help">
        {own.map((message) => (
          <p class="issue" key={message}>
            {message}
          </p>
        ))}
        {constraintsOf(name).map(({ text, isActive }) => (
          <p class={isActive ? 'constraint active' : 'constraint'} key={text}>
            {text}
          </p>
        ))}
        {help.length === 0 ? null : <p>{help.join(' ')}</p>}
      </div>
    </div>
  );
}

function sentence(words: string | undefined): string {
  if (words === undefined || words === '') return '';
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return /[.!?…:)]$/.test(text) ? text : `${text}.`;
}

function defaultText({ parameter }: PlannedParameter): string {
  const value = parameter.default;
  if (value === undefined || value === '') return '';
  return `Default: ${typeof value === 'object' ? value.join(', ') : String(value)}.`;
}

interface ControlProps {
  readonly id: string;
  readonly type: ValueType;
  readonly planned: PlannedParameter;
  readonly entry: Entry | undefined;
  readonly issues: readonly FormIssue[];
  readonly prefix: string;
  readonly limits: Readonly<Record<string, string>>;
  readonly isInvalid: boolean;
  /** Replaces the entry. */
  readonly onChange: (entry: Entry | undefined) => void;
  /** Changes the latest entry. */
  readonly onUpdate: (change: (entry: Entry | undefined) => Entry | undefined) => void;
}

/** A list with more values than this has a filter. */
const longList = 40;

function Control(props: ControlProps) {
  const { id, type, planned, entry, isInvalid, onChange } = props;
  const { parameter } = planned;
  const text = entry?.kind === 'text' ? entry.text : '';
  const setText = (value: string) => {
    onChange(value === '' ? undefined : { kind: 'text', text: value });
  };
  const common = {
    id,
    'aria-describedby': `${id}-help`,
    'aria-invalid': isInvalid || undefined,
    placeholder: placeholderOf(planned),
  };
  switch (type.kind) {
    case 'array':
      return <ListControl {...props} item={type.item} />;
    case 'object':
      if (type.parameters === undefined) break;
      return (
        <div class="nested">
          <Fields
            parameters={type.parameters}
            form={entry?.kind === 'group' ? entry.entries : new Map()}
            issues={props.issues}
            prefix={props.prefix}
            limits={props.limits}
            constraintsOf={() => []}
            onChange={(change) => {
              props.onUpdate((latest) => ({
                kind: 'group',
                entries: change(latest?.kind === 'group' ? latest.entries : new Map()),
              }));
            }}
          />
        </div>
      );
    case 'boolean':
      return (
        <select
          {...common}
          value={entry?.kind === 'flag' ? String(entry.value) : ''}
          onChange={({ currentTarget: { value } }) => {
            onChange(value === '' ? undefined : { kind: 'flag', value: value === 'true' });
          }}
        >
          <option value="">Not set</option>
          <option value="true">true</option>
          <option value="false">false</option>
        </select>
      );
    case 'literals': {
      const labels = parameter.valueLabels ?? {};
      if (type.values.length > longList) {
        return (
          <Combobox
            {...common}
            text={text}
            setText={setText}
            placeholder={`Filter ${type.values.length.toLocaleString('en')} values`}
            options={type.values.map((value) => {
              const key = String(value);
              return [key, Object.entries(labels).find(([known]) => known === key)?.[1] ?? ''];
            })}
          />
        );
      }
      return (
        <select
          {...common}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        >
          <option value="">Not set</option>
          {type.values.map((value) => {
            const key = String(value);
            const label = Object.entries(labels).find(([known]) => known === key)?.[1];
            return (
              <option key={key} value={key}>
                {label === undefined || label === key ? key : `${label} (${key})`}
              </option>
            );
          })}
        </select>
      );
    }
    case 'number': {
      const { min, max, step, integer } = parameter;
      return (
        <div class="number">
          <input
            {...common}
            inputMode="decimal"
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
          {min === undefined || max === undefined ? null : (
            <input
              type="range"
              aria-label={`${parameter.name}, slider`}
              min={min}
              max={max}
              step={step ?? (integer ? 1 : (max - min) / 100)}
              value={Number.isFinite(Number.parseFloat(text)) ? Number.parseFloat(text) : min}
              onInput={({ currentTarget }) => {
                setText(currentTarget.value);
              }}
            />
          )}
        </div>
      );
    }
    case 'file':
      return <FileControl {...props} text={text} setText={setText} />;
    case 'string':
      if (parameter.textFormat?.startsWith('hex-color') === true) {
        return <ColorControl text={text} setText={setText} {...common} />;
      }
      return (
        <>
          <textarea
            {...common}
            rows={
              parameter.prompt === true || /prompt|text|script|lyrics/i.test(parameter.name) ? 3 : 1
            }
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
          {parameter.maxLength === undefined ? null : (
            <span class="count">
              {text.length} / {parameter.maxLength}
            </span>
          )}
        </>
      );
    case 'model':
      return (
        <input
          {...common}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
      );
    case 'unknown':
      break;
  }
  return (
    <>
      <textarea
        {...common}
        rows={4}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <span class="count">JSON. The reference does not say more about its form.</span>
    </>
  );
}

function placeholderOf({ parameter, type }: PlannedParameter): string {
  if (type.kind === 'model') return 'ID of a model';
  const value = parameter.default;
  if (value !== undefined && typeof value !== 'object') return String(value);
  return parameter.placeholder ?? '';
}

function ColorControl(props: {
  readonly id: string;
  readonly text: string;
  readonly placeholder: string;
  readonly setText: (text: string) => void;
}) {
  const { text, setText, ...common } = props;
  const hash = text === '' || text.startsWith('#');
  return (
    <div class="number">
      <input
        {...common}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <input
        type="color"
        aria-label="Color picker"
        value={/^#?[0-9a-f]{6}$/i.test(text) ? `#${text.replace('#', '')}` : '#000000'}
        onInput={({ currentTarget }) => {
          setText(hash ? currentTarget.value : currentTarget.value.slice(1));
        }}
      />
    </div>
  );
}

/** Returns the files that a dialog offers: by the stated kind or formats, or else all. */
function acceptOf({ kind, fileFormats: stated }: PlannedParameter['parameter']): string {
  const extensions = stated ?? extensionsOf(kind ?? '');
  const media =
    stated === undefined && /^(?:image|video|audio)$/.test(kind ?? '') ? `${kind}/*` : '';
  return media === '' ? extensions.map((extension) => `.${extension}`).join(',') : media;
}

function FileControl({
  id,
  planned,
  entry,
  isInvalid,
  onChange,
  text,
  setText,
}: ControlProps & { readonly text: string; readonly setText: (text: string) => void }) {
  if (entry?.kind === 'file') return <LocalFile id={id} file={entry.file} />;
  return (
    <div class="number">
      <input
        id={id}
        aria-describedby={`${id}-help`}
        aria-invalid={isInvalid || undefined}
        placeholder="asset_…"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <label class="button">
        Choose a file
        <input
          class="visually-hidden"
          type="file"
          aria-label={`Choose a file for ${planned.parameter.name}`}
          accept={acceptOf(planned.parameter)}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) onChange({ kind: 'file', file });
          }}
        />
      </label>
    </div>
  );
}

function ListControl(props: ControlProps & { readonly item: ValueType }) {
  const { id, item, planned, entry, issues, prefix, limits } = props;
  const items = entry?.kind === 'list' ? entry.items : [];
  const { maxItems, name } = planned.parameter;
  const updateItems = (change: (items: readonly Entry[]) => readonly Entry[]) => {
    props.onUpdate((latest) => {
      const changed = change(latest?.kind === 'list' ? latest.items : []);
      return changed.length === 0 ? undefined : { kind: 'list', items: changed };
    });
  };
  const updateItem = (at: number, change: (entry: Entry | undefined) => Entry | undefined) => {
    updateItems((latest) =>
      latest.map((one, index) => (index === at ? (change(one) ?? emptyEntry(item)) : one)),
    );
  };
  return (
    <div class="list" id={id} tabIndex={-1}>
      {items.map((one, index) => {
        const { own, inner } = issuesAt(issues, index);
        return (
          <div class="list-item" key={index} role="group" aria-label={`${name} ${index + 1}`}>
            <span class="list-number">{index + 1}</span>
            <div>
              <label class="visually-hidden" for={`${id}-${index}`}>
                {name} {index + 1}
              </label>
              <Control
                {...props}
                id={`${id}-${index}`}
                type={item}
                entry={one}
                issues={inner}
                prefix={prefix}
                limits={limits}
                isInvalid={own.length > 0}
                onUpdate={(change) => {
                  updateItem(index, change);
                }}
                onChange={(next) => {
                  updateItem(index, () => next);
                }}
              />
              <div id={`${id}-${index}-help`}>
                {own.map((message) => (
                  <p class="issue" key={message}>
                    {message}
                  </p>
                ))}
              </div>
            </div>
            <button
              type="button"
              class="clear"
              onClick={() => {
                updateItems((latest) => latest.filter((_, at) => at !== index));
              }}
            >
              Remove
              <span class="visually-hidden">
                {' '}
                {name} {index + 1}
              </span>
            </button>
          </div>
        );
      })}
      <button
        type="button"
        class="button"
        disabled={maxItems !== undefined && items.length >= maxItems}
        onClick={() => {
          updateItems((latest) => [...latest, emptyEntry(item)]);
        }}
      >
        Add {maxItems === undefined ? '' : `(${items.length} of ${maxItems})`}
        <span class="visually-hidden"> an item to {name}</span>
      </button>
    </div>
  );
}

function emptyEntry(type: ValueType): Entry {
  if (type.kind === 'object' && type.parameters !== undefined) {
    return { kind: 'group', entries: new Map() };
  }
  if (type.kind === 'literals') return { kind: 'text', text: String(type.values[0] ?? '') };
  return type.kind === 'boolean' ? { kind: 'flag', value: false } : { kind: 'text', text: '' };
}
