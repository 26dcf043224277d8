import { layoutChange, type LayoutChange } from './changes.ts';
import { heads, table, usualTable, type Form, type Head, type Row } from './page-form.ts';

export type Edit = (row: Row, index: number) => Row | readonly Row[];

export type Change = readonly [
  string,
  Partial<Form> | LayoutChange['apply'],
  LayoutChange['accepted']?,
];

export function of(subject: string, changes: readonly Change[]): readonly LayoutChange[] {
  return changes.map(([name, change, accepted = 'all']) =>
    layoutChange(`${subject} ${name}`, change, accepted),
  );
}

export function words(date: string): string {
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Date(date).toLocaleDateString('en-US', options);
}

export function labels(print: (text: string, value: string) => string): Partial<Form> {
  return {
    id: ({ id }) => print('Model ID', `\`${id}\``),
    capabilities: ({ capabilities: list }) => list && print('Capabilities', list),
    link: ({ link }) => link && print('LLM Markdown', `<${link}>`),
  };
}

export function capabilities(print: (text: string) => string): Partial<Form> {
  return { capabilities: ({ capabilities: list }) => list && `**Capabilities:** ${print(list)}` };
}

export function rows(edit: Edit): Partial<Form> {
  return { table: (section) => usualTable(section.rows.flatMap((row, at) => edit(row, at))) };
}

export function cells(column: Head, print: (text: string) => string): Partial<Form> {
  return rows((row) => ({ ...row, [column]: print(row[column]) }));
}

export function both(print: (text: string) => string): Partial<Form> {
  return rows((row) => ({ ...row, Min: print(row.Min), Max: print(row.Max) }));
}

export function words2(yes: string, no: string): Partial<Form> {
  return cells('Required', (text) => (text === 'Yes' ? yes : no));
}

export function emptyAs(mark: string): Partial<Form> {
  return rows((row) => ({
    ...row,
    ...Object.fromEntries(heads.filter((head) => row[head] === '-').map((head) => [head, mark])),
  }));
}

export function arrays(print: (item: string) => string): Partial<Form> {
  return cells('Type', (text) => {
    const [, item] = /^(\w+)\\_array$/.exec(text) ?? [];
    return item === undefined || item === 'inputs' ? text : print(item);
  });
}

export function values(print: (items: readonly string[]) => string): Partial<Form> {
  return rows((row) => {
    const items = Array.from(row['Allowed Values'].matchAll(/`([^`]+)`/g), ([, item = '']) => item);
    const isCode = items.length > 0 && !row['Allowed Values'].includes('“');
    return isCode ? { ...row, 'Allowed Values': print(items) } : row;
  });
}

export function grouped(text: string, separator: string): string {
  return text.replaceAll(/\d{4,}(?=`?$)/g, (digits) =>
    Number(digits).toLocaleString('en-US').replaceAll(',', separator),
  );
}

export function renamed(names: Readonly<Record<string, string>>): Partial<Form> {
  const titles = heads.map((head) => names[head] ?? head);
  return {
    table: (section) =>
      table(
        titles,
        section.rows.map((row) => heads.map((head) => row[head])),
      ),
  };
}

export function added(
  titles: readonly string[],
  print: (row: Row, index: number) => readonly string[],
  place: 'first' | 'last' = 'last',
  names: Readonly<Record<string, string>> = {},
): Partial<Form> {
  const join = (a: readonly string[], b: readonly string[]) =>
    place === 'first' ? [...b, ...a] : [...a, ...b];
  return {
    table: (section) =>
      table(
        join(
          heads.map((head) => names[head] ?? head),
          titles,
        ),
        section.rows.map((row, at) =>
          join(
            heads.map((head) => row[head]),
            print(row, at),
          ),
        ),
      ),
  };
}

export function merged(print: (row: Row) => string, title = 'Range'): Partial<Form> {
  const others = heads.filter((head) => head !== 'Max');
  return {
    table: (section) =>
      table(
        others.map((head) => (head === 'Min' ? title : head)),
        section.rows.map((row) => others.map((head) => (head === 'Min' ? print(row) : row[head]))),
      ),
  };
}

export function rangeOf(print: (min: string, max: string) => string) {
  return ({ Min: min, Max: max }: Row): string => {
    if (min === '-' && max === '-') return '-';
    if (min === '-') return `≤ ${max}`;
    return max === '-' ? `≥ ${min}` : print(min, max);
  };
}

export function groupRow(title: string): Row {
  const [first, ...others] = heads;
  return rowOf([[first, title], ...others.map((head) => [head, ''] as const)]);
}

export function rowOf(entries: readonly (readonly [Head, string])[]): Row {
  const found = new Map(entries);
  const at = (head: Head) => found.get(head) ?? '';
  return {
    Parameter: at('Parameter'),
    Type: at('Type'),
    Required: at('Required'),
    Default: at('Default'),
    Min: at('Min'),
    Max: at('Max'),
    'Allowed Values': at('Allowed Values'),
    Description: at('Description'),
  };
}
