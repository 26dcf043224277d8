import { useId } from 'preact/hooks';
import type { PlannedParameter } from '../../../plan/types.ts';
import type { PlaygroundConstraint } from '../../playground-data.ts';
import type { ControlProps } from './control-props.ts';
import { issuesAt, withEntry, type Entry, type Form, type FormIssue } from './form.ts';
import { ListControl } from './list-control.tsx';
import { ValueControl } from './value-control.tsx';

/** The parameters of a form, its values, and what changes them. */
export interface FieldsProps {
  readonly parameters: readonly PlannedParameter[];
  readonly form: Form;
  readonly issues: readonly FormIssue[];
  /** The path of the parameter that these are nested in, with a dot at its end. */
  readonly prefix: string;
  /** The limits in words, by path. */
  readonly limits: Readonly<Record<string, string>>;
  /** The constraints of the model and of the items of its lists, in words. */
  readonly constraints: readonly PlaygroundConstraint[];
  /** Changes the form from its latest state, which may be newer than the one that is shown. */
  readonly onChange: (update: (form: Form) => Form) => void;
}

/** The fields of parameters: required ones first, then by group. */
export function ParameterFields(props: FieldsProps) {
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
  const { planned, form, issues, prefix, limits, constraints, onChange } = props;
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
      data-parameter={name}
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
        constraints={constraints}
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
        {constraints
          .filter(({ scope, parameters }) => scope === prefix && parameters.includes(name))
          .map(({ text, parameters }) => {
            // Shown before it is violated, as soon as another of its parameters is set.
            const isActive = parameters.some((other) => other !== name && form.has(other));
            return (
              <p class={isActive ? 'constraint active' : 'constraint'} key={text}>
                {text}
              </p>
            );
          })}
        {help.length === 0 ? null : <p>{help.join(' ')}</p>}
      </div>
    </div>
  );
}

function sentence(words: string | undefined): string {
  if (words === undefined || words === '') return '';
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return /[.!?…:]\)?$/.test(text) ? text : `${text}.`;
}

function defaultText({ parameter }: PlannedParameter): string {
  const value = parameter.default;
  if (value === undefined || value === '') return '';
  return `Default: ${typeof value === 'object' ? value.join(', ') : String(value)}.`;
}

/** The control of a value: a list of controls, the fields of a group, or one control. */
function Control(props: ControlProps) {
  const { type, entry } = props;
  if (type.kind === 'array') {
    return <ListControl {...props} item={type.item} control={Control} />;
  }
  if (type.kind !== 'object' || type.parameters === undefined) return <ValueControl {...props} />;
  return (
    <div class="nested">
      <ParameterFields
        parameters={type.parameters}
        form={entry?.kind === 'group' ? entry.entries : new Map()}
        issues={props.issues}
        prefix={props.prefix}
        limits={props.limits}
        constraints={props.constraints}
        onChange={(change) => {
          props.onUpdate((latest) => ({
            kind: 'group',
            entries: change(latest?.kind === 'group' ? latest.entries : new Map()),
          }));
        }}
      />
    </div>
  );
}
