/**
 * Reads YAML in the form that `formatDefinition` prints: blocks of fields and items, each with a scalar
 * or a list of scalars on its line. Takes a tenth of the time of the full parser, which keeps positions.
 * Returns undefined for any other text, valid or not: the full parser reads it.
 */
export function readSimpleYaml(text: string): { readonly value: unknown } | undefined {
  const lines = linesOf(text);
  if (!lines?.[0]) return undefined;
  const reader = { lines, next: 0 };
  const value = readBlock(reader, lines[0].indent);
  return value === unsupported || reader.next < lines.length ? undefined : { value };
}

interface Line {
  readonly indent: number;
  readonly content: string;
}

interface Reader {
  readonly lines: Line[];
  next: number;
}

/** The result for a text in any other form. */
const unsupported = Symbol('unsupported');

/** The maximum indentation, more than any definition has. The full parser reads deeper texts. */
const maxIndent = 60;

/** Returns the lines that are neither empty nor comments; undefined for characters of other forms. */
function linesOf(text: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    let indent = 0;
    while (line.charCodeAt(indent) === 0x20) indent++;
    if (indent === line.length || line[indent] === '#') continue;
    if (indent > maxIndent || line.endsWith(' ') || /[\t\r]|^\ufeff/.test(line)) return undefined;
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
    if (line.indent > indent || !isItem(line)) return unsupported;
    const content = line.content.slice(2);
    let item: unknown;
    if (fieldPattern.test(content)) {
      reader.lines[reader.next] = { indent: indent + 2, content };
      item = readFields(reader, indent + 2);
    } else {
      reader.next++;
      item = readScalar(content);
    }
    if (item === unsupported) return unsupported;
    items.push(item);
  }
  return items;
}

const fieldPattern = /^([A-Za-z_][\w-]*):(?: (.+))?$/;

/** Matches keys that YAML does not read as text, and one that sets the prototype of an object. */
const unsupportedKey = /^(?:true|false|null|__proto__)$/i;

function readFields(reader: Reader, indent: number): unknown {
  const fields: Record<string, unknown> = {};
  for (let line = reader.lines[reader.next]; line; line = reader.lines[reader.next]) {
    if (line.indent < indent) return fields;
    const found = line.indent === indent ? fieldPattern.exec(line.content) : null;
    const [, key = '', content] = found ?? [];
    if (!found || Object.hasOwn(fields, key) || unsupportedKey.test(key)) return unsupported;
    reader.next++;
    const value = content === undefined ? readInner(reader, indent) : readScalar(content);
    if (value === unsupported) return unsupported;
    fields[key] = value;
  }
  return fields;
}

/** Reads the block below a key. */
function readInner(reader: Reader, indent: number): unknown {
  const inner = reader.lines[reader.next];
  return inner && inner.indent > indent ? readBlock(reader, inner.indent) : unsupported;
}

function readScalar(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first === 0x22) return readQuoted(text);
  if (first === 0x5b) return readList(text);
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (!/^\p{L}/u.test(text) || /:(?: |$)| #/.test(text)) return unsupported;
  return readWord(text);
}

function readWord(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(?:true|false|null)$/i.test(text) ? unsupported : text;
}

/** Reads a string in double quotes: a string with the escapes of JSON means the same in YAML. */
function readQuoted(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unsupported;
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
    if (item === unsupported) return unsupported;
    items.push(item);
    if (end === ']') return items;
  }
  return unsupported;
}
