import fc from 'fast-check';
import { Document, isCollection, isMap, isPair, isScalar, parseDocument, visit } from 'yaml';

/** Values that have broken readers: huge, deep, unusual Unicode, names of the prototype. */
const oddValues: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.1, 1e21, 1e308, 2 ** 53 + 2, Number.MIN_VALUE],
  ...['', ' ', 'a', '0', '1e400', '.nan', '~', '- a', '{}', '[', '__proto__', 'constructor'],
  ...['toString', '\u0000', '\u001b[31m', '\u202e', '\u2028', '\ufeff', '\ud800', '💥'.repeat(40)],
  ...['../../x', '/etc/passwd', 'C:\\x', 'a/../b', '.git/config', 'con', 'http://[', 'file:///x'],
  ...['x'.repeat(5000), '2026-02-30', '0000-00-00', 'model_', '`', '|', '<!--', '${x}', '{{x}}'],
  ...[[], {}, [[]], [null], { a: { b: { c: [] } } }, ['a', 'a'], [1, 'a', null, {}]],
  ...[JSON.parse('{"__proto__":{"a":1},"constructor":2}') as unknown],
];

const unusualTexts: readonly string[] = [
  ...['*a ', '&a ', '<<: *a\n', '!!js/x ', '!!binary ', '? ', '|\n', '>-\n', '%YAML 1.1\n---\n'],
  ...[
    '---\n',
    '...\n',
    '<<<<<<< ours\n',
    '=======\n',
    '>>>>>>> theirs\n',
    '\t',
    '\r',
    '\0',
    '\ufffd',
  ],
  ...[
    '[',
    '{',
    '- ',
    ': ',
    '"',
    "'",
    '#',
    ',',
    '|',
    '\\',
    '`',
    '<',
    '&#x110000;',
    '&lt;',
    '](',
    '**',
  ],
  ...['1e400', '-0', '0x1F', '1_000', '.inf', 'null', 'Infinity', '9'.repeat(400)],
  ...['[', '{a: ', '- ', '*a ', '| a ', '#'].map((piece) => piece.repeat(300)),
];

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = <Item>(items: readonly Item[], share: number): Item | undefined =>
  items[Math.floor(share * items.length)];

type Change = (text: string, other: string) => string;

/** Changes of lines: what an editor, a merge or a bad converter does. */
const lineChange: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom('remove', 'repeat', 'move', 'take', 'indent', 'dedent'), unit, unit)
  .map(([kind, first, second]) => (text: string, other: string) => {
    const lines = text.split('\n');
    const from = Math.floor(first * lines.length);
    const to = Math.floor(second * lines.length);
    const line = lines[from] ?? '';
    if (kind === 'remove') lines.splice(from, 1 + Math.floor(second * 4));
    else if (kind === 'repeat') lines.splice(to, 0, line);
    else if (kind === 'move') lines.splice(to, 0, ...lines.splice(from, 2));
    else if (kind === 'take') lines.splice(to, 0, at(other.split('\n'), first) ?? '');
    else lines[from] = kind === 'indent' ? `  ${line}` : line.replace(/^ {1,2}/, '');
    return lines.join('\n');
  });

/** Several repetitions of a token multiply. */
const longest = 100;

/** Changes of tokens: words, numbers and marks swap, vanish, repeat, or become odd ones. */
const tokenChange: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom('odd', 'swap', 'remove', 'repeat', 'foreign'),
    unit,
    unit,
    fc.constantFrom(...unusualTexts),
  )
  .map(([kind, first, second, unusual]) => (text: string, other: string) => {
    const tokens = tokensOf(text);
    const from = Math.floor(first * tokens.length);
    const token = tokens[from] ?? '';
    if (kind === 'odd') tokens[from] = unusual;
    else if (kind === 'remove') tokens[from] = '';
    else if (kind === 'repeat')
      tokens[from] = token.slice(0, longest).repeat(second < 0.1 ? 500 : 3);
    else if (kind === 'foreign') tokens[from] = at(tokensOf(other), second) ?? '';
    else tokens[from] = at(tokens, second) ?? '';
    return tokens.join('');
  });

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_.-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** Changes of bytes: a cut, a hole, any text in between. */
const byteChange: fc.Arbitrary<Change> = fc
  .tuple(
    unit,
    fc.nat({ max: 40 }),
    fc.oneof(fc.string(), fc.string({ unit: 'binary' })),
    fc.boolean(),
  )
  .map(([share, length, by, isCut]) => (text: string) => {
    const start = Math.floor(share * text.length);
    return isCut ? text.slice(0, start) : text.slice(0, start) + by + text.slice(start + length);
  });

/** Changes of a value in YAML or JSON: the file is well-formed, and one value is another one. */
const valueChange: fc.Arbitrary<Change> = fc
  .tuple(unit, fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue({ maxDepth: 2 })), fc.boolean())
  .map(([share, by, isKey]) => (text: string) => {
    const isJson = /^\s*[[{]/.test(text);
    const document = parseDocument(text, { prettyErrors: false });
    if (document.errors.length > 0) return text;
    const places: (() => void)[] = [];
    visit(document, {
      Pair: (_, pair) => {
        if (isKey && isPair(pair)) places.push(() => (pair.key = document.createNode(keyOf(by))));
        else places.push(() => (pair.value = document.createNode(by)));
      },
      Seq: (_, seq) => {
        seq.items.forEach((_item, index) => {
          places.push(() => {
            seq.set(index, by);
          });
        });
      },
      Map: (_, map) => {
        if (isMap(map)) places.push(() => void map.items.pop());
      },
      Scalar: (key, scalar) => {
        if (key === 'value' && isScalar(scalar)) places.push(() => (scalar.value = by));
      },
    });
    at(places, share)?.();
    return printed(document, isJson, text);
  });

const keyOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

function printed(document: Document, isJson: boolean, text: string): string {
  try {
    if (isJson) return JSON.stringify(document.toJS(), null, 1);
    return isCollection(document.contents) ? document.toString({ lineWidth: 0 }) : text;
  } catch {
    return text; // the printer rejects what the parser must reject too
  }
}

/**
 * Texts that a person, a merge or an attacker could make from one of these: one to four changes of
 * lines, tokens, bytes or values, with parts of another text of the same kind.
 */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const text = fc.constantFrom(...texts);
  const change = fc.oneof(
    { weight: 3, arbitrary: lineChange },
    { weight: 4, arbitrary: tokenChange },
    { weight: 1, arbitrary: byteChange },
    { weight: 4, arbitrary: valueChange },
  );
  return fc
    .tuple(text, text, fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([start, other, changes]) => changes.reduce((text, change) => change(text, other), start));
}
