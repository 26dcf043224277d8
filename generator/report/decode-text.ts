import { TextDecoder } from 'node:util';
import { failureOf, successOf, type Location, type Problem, type Result } from './problem.ts';
import { locateSpan, sourceText, type SourceText } from './source-text.ts';

/**
 * Decodes bytes as text in `charset`, by default UTF-8, and removes a byte order mark. Reports text in
 * another encoding with the name of that encoding, and never replaces a byte with U+FFFD.
 */
export function decodeText(file: string, bytes: Uint8Array, charset?: string): Result<SourceText> {
  const detected = detectEncoding(bytes);
  if (detected !== undefined && detected !== 'UTF-8') {
    return failureOf([wrongEncoding(file, `is in ${detected}`)]);
  }
  const decoder = decoderFor(detected ?? charset ?? 'utf-8');
  if (decoder === undefined) {
    return failureOf([wrongEncoding(file, `has the unknown encoding '${charset ?? ''}'`)]);
  }
  try {
    return successOf(sourceText(file, decoder.decode(bytes)));
  } catch {
    return failureOf([invalidBytes(file, bytes, decoder.encoding)]);
  }
}

/** Returns the charset of a Content-Type header; undefined if it does not state one. */
export function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
}

/** Warns about the first U+FFFD or NUL, which another program wrote instead of a lost character. */
export function replacedCharacters(source: SourceText, code: Problem['code']): readonly Problem[] {
  const at = source.text.search(/[\ufffd\0]/);
  if (at === -1) return [];
  return [
    {
      code,
      severity: 'warning',
      message: 'The text contains U+FFFD or NUL instead of a lost character.',
      location: locateSpan(source, at),
      why: 'A program writes this character if it reads the text in the wrong encoding.',
      fix: 'Get the text again in its original encoding, as UTF-8.',
    },
  ];
}

function detectEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe)
    return c === 0 && d === 0 ? 'UTF-32 (little-endian)' : 'UTF-16 (little-endian)';
  if (a === 0xfe && b === 0xff) return 'UTF-16 (big-endian)';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32 (big-endian)';
  // Without a byte order mark, Latin letters in UTF-16 have a zero in every other byte.
  const start = bytes.subarray(0, 64);
  const zerosAt = (parity: number) =>
    start.filter((byte, at) => at % 2 === parity && byte === 0).length;
  if (start.length >= 4 && zerosAt(1) * 4 >= start.length && zerosAt(0) === 0)
    return 'UTF-16 (little-endian)';
  if (start.length >= 4 && zerosAt(0) * 4 >= start.length && zerosAt(1) === 0)
    return 'UTF-16 (big-endian)';
  return undefined;
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function wrongEncoding(file: string, what: string): Problem {
  return {
    code: 'INPUT_ENCODING',
    severity: 'error',
    file,
    message: `The text must be UTF-8 (it ${what}).`,
    why: 'Text in any other encoding would be misread.',
    fix: 'Save the text as UTF-8.',
  };
}

function invalidBytes(file: string, bytes: Uint8Array, encoding: string): Problem {
  if (isBinary(bytes)) return wrongEncoding(file, 'is binary data');
  const location = encoding === 'utf-8' ? locateInvalidByte(file, bytes) : undefined;
  const name = encoding.toUpperCase();
  return {
    code: 'INPUT_ENCODING',
    severity: 'error',
    file,
    ...(location && { location }),
    message:
      encoding === 'utf-8'
        ? 'The text is not valid UTF-8; its encoding is probably Windows-1252 (Latin-1).'
        : `The text is not valid ${name}, the encoding that the server declares.`,
    why: 'Its characters would be lost or misread.',
    fix: 'Save the text as UTF-8.',
  };
}

/** Returns whether the start of a file has control characters, as images and archives do. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).some((byte) => byte < 9 || (byte > 13 && byte < 27));
}

/** Locates the first byte that is not UTF-8, and shows its line as Windows-1252. */
function locateInvalidByte(file: string, bytes: Uint8Array): Location | undefined {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; start <= bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    const content = bytes.subarray(start, end);
    if (!isValid(utf8, content)) {
      const lineText = new TextDecoder('windows-1252').decode(content).replace(/\r$/, '');
      const column = validLength(utf8, content) + 1;
      return { file, line, column, length: 1, lineText, note: 'this byte is not UTF-8' };
    }
    start = end + 1;
  }
  return undefined;
}

/** Returns the number of bytes at the start that form complete characters. */
function validLength(utf8: TextDecoder, bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (!isValid(utf8, bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

function isValid(utf8: TextDecoder, bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
