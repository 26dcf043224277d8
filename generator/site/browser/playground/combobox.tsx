import { useState } from 'preact/hooks';

/** The number of values that are shown at the same time. */
const shown = 50;

/** A text field with the values that match its text; for lists that are too long for a menu. */
export function Combobox({
  id,
  text,
  setText,
  options,
  ...common
}: {
  readonly id: string;
  readonly text: string;
  readonly placeholder: string;
  readonly setText: (text: string) => void;
  /** Each value with its label, or an empty text. */
  readonly options: readonly (readonly [value: string, label: string])[];
}) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const isWhole = options.some(([value]) => value === text);
  const query = isWhole ? '' : text.trim().toLowerCase();
  const matching = options.filter(([value, label]) =>
    `${value} ${label}`.toLowerCase().includes(query),
  );
  // The value that the text names comes first, so that Enter keeps it.
  const found = isWhole
    ? [
        ...matching.filter(([value]) => value === text),
        ...matching.filter(([value]) => value !== text),
      ]
    : matching;
  const visible = found.slice(0, shown);
  const choose = (at: number) => {
    const [value] = visible[at] ?? [];
    if (value !== undefined) setText(value);
    setOpen(false);
  };
  return (
    <div class="combobox">
      <input
        {...common}
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-values`}
        {...(isOpen && visible.length > 0 && { 'aria-activedescendant': `${id}-value-${chosen}` })}
        autoComplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setChosen(0);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
          else if (event.key === 'ArrowDown') {
            setOpen(true);
            setChosen(Math.min(chosen + 1, visible.length - 1));
          } else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
          else if (event.key === 'Enter' && isOpen) choose(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <ul id={`${id}-values`} role="listbox" aria-label="Values" hidden={!isOpen}>
        {visible.map(([value, label], index) => (
          <li
            key={value}
            id={`${id}-value-${index}`}
            role="option"
            aria-selected={index === chosen}
            // Before the field loses the focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(index);
            }}
          >
            <code>{value}</code> {label === value ? '' : label}
          </li>
        ))}
        {found.length > shown ? (
          <li role="option" aria-disabled="true" aria-selected="false" class="muted">
            {(found.length - shown).toLocaleString('en')} more: type to filter
          </li>
        ) : null}
        {found.length === 0 ? (
          <li role="option" aria-disabled="true" aria-selected="false" class="muted">
            No value matches
          </li>
        ) : null}
      </ul>
    </div>
  );
}
