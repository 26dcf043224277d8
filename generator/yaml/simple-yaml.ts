/**
 * Reads YAML that is written as `formatDefinition` prints it: blocks of fields and items, each with one
 * scalar or a list of scalars on its line. Takes a tenth of the time of a parser that keeps positions.
 * Returns undefined for anything else, valid or not, which that parser reads.
 */
export function readSimpleYaml(text: string): { readonly value: unknown } | undefined {
  const lines = linesOf(text);
  if (!lines?.[0]) return undefined;
  const reader = { lines, next: 0 };
  const value = readBlock(reader, lines[0].indent);
  return value === other || reader.next < lines.length ? undefined : { value };
}

interface Line {
  readonly indent: number;
  readonly content: string;
}

interface Reader {
  readonly lines: Line[];
  next: number;
}

/** The result for a text that is written in another way. */
const other = Symbol('other');

/** Deeper than any definition: the full parser reports such a text. */
const deepest = 60;

/** Returns the lines without those that are empty or comments. */
function linesOf(text: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    let indent = 0;
    while (line.charCodeAt(indent) === 0x20) indent++;
    if (indent === line.length || line[indent] === '#') continue;
    if (indent > deepest || line.endsWith(' ') || /[\t\r]|^\ufeff/.test(line)) return undefined;
    lines.push({ indent, content: line.slice(indent) });
  }
  return lines;
}

function readBlock(reader: Reader, indent: number): unknown {
  return isItem(reader.lines[reader.next]) ? readItems(reader, indent) : readFields(reader, indent);
}

function isItem(line: Line | undefined): boolean {
  return line?.content.startsWith('- ') ?? false;
}

function readItems(reader: Reader, indent: number): unknown {
  const items: unknown[] = [];
  for (let line = reader.lines[reader.next]; line; line = reader.lines[reader.next]) {
    if (line.indent < indent) return items;
    if (line.indent > indent || !isItem(line)) return other;
    const content = line.content.slice(2);
    let item: unknown;
    if (fieldPattern.test(content)) {
      reader.lines[reader.next] = { indent: indent + 2, content };
      item = readFields(reader, indent + 2);
    } else {
      reader.next++;
      item = readScalar(content);
    }
    if (item === other) return other;
    items.push(item);
  }
  return items;
}

const fieldPattern = /^([A-Za-z_][\w-]*):(?: (.+))?$/;

/** Keys that YAML does not read as text, and one that sets the prototype of an object. */
const oddKey = /^(?:true|false|null|__proto__)$/i;

function readFields(reader: Reader, indent: number): unknown {
  const fields: Record<string, unknown> = {};
  for (let line = reader.lines[reader.next]; line; line = reader.lines[reader.next]) {
    if (line.indent < indent) return fields;
    const found = line.indent === indent ? fieldPattern.exec(line.content) : null;
    const [, key = '', content] = found ?? [];
    if (!found || Object.hasOwn(fields, key) || oddKey.test(key)) return other;
    reader.next++;
    const value = content === undefined ? readInner(reader, indent) : readScalar(content);
    if (value === other) return other;
    fields[key] = value;
  }
  return fields;
}

/** Reads the block below a key. */
function readInner(reader: Reader, indent: number): unknown {
  const inner = reader.lines[reader.next];
  return inner && inner.indent > indent ? readBlock(reader, inner.indent) : other;
}

function readScalar(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first === 0x22) return readQuoted(text);
  if (first === 0x5b) return readList(text);
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (!/^\p{L}/u.test(text) || /:(?: |$)| #/.test(text)) return other;
  return readWord(text);
}

function readWord(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(?:true|false|null)$/i.test(text) ? other : text;
}

/** A string with the escapes of JSON is the same in YAML. */
function readQuoted(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return other;
  }
}

const listItem =
  /(?:("(?:[^"\\]|\\.)*")|(-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?)|(\p{L}[\p{L}\p{N}_.-]*))(, |\]$)/uy;

function readList(text: string): unknown {
  if (text === '[]') return [];
  const items: unknown[] = [];
  listItem.lastIndex = 1;
  for (let found = listItem.exec(text); found; found = listItem.exec(text)) {
    const [, quoted, number, word = '', end] = found;
    const item =
      quoted !== undefined
        ? readQuoted(quoted)
        : number !== undefined
          ? Number(number)
          : readWord(word);
    if (item === other) return other;
    items.push(item);
    if (end === ']') return items;
  }
  return other;
}
