import type { FunctionComponent } from 'preact';
import type { ValueType } from '../../../plan/types.ts';
import type { ControlProps } from './control-props.ts';
import { issuesAt, type Entry } from './form.ts';

/** The controls of the items of a list, with buttons that add and remove items. */
export function ListControl(
  props: ControlProps & {
    readonly item: ValueType;
    /** The control of one item, which may be a list again. */
    readonly control: FunctionComponent<ControlProps>;
  },
) {
  const { id, item, control: Control, planned, entry, issues, prefix, limits } = props;
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
