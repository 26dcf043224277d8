import fc from 'fast-check';

/** Pieces that mean something to a terminal, a CI runner or GitHub. */
const pieces = [
  ...['\n', '\r\n', '\r', '\t', ' ', '\u00a0', '\u3000', '\v', '\f', '\u0085', '\u2028', '\ufeff'],
  ...['::error::', '::set-env name=X::', '::', ':', '##[error]', '##[add-path]', '##vso[task.x]'],
  ...[
    '\u001b[31m',
    '\u001b[39m',
    '\u001b[8m',
    '\u001b[2J',
    '\u001b]8;;http://x\u0007',
    '\u001b',
    '[1m',
  ],
  ...[
    '\u009b31m',
    '\u0007',
    '\b',
    '\0',
    '\u007f',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u{e0041}',
    '\ud800',
  ],
  ...[
    '#1',
    '#',
    'GH-1',
    'gh-',
    '@user',
    'a@b.co',
    'fixes ',
    'closes: ',
    'owner/repo#2',
    '0a1b2c3d4e',
  ],
  ...[
    'http://x.y',
    'www.x.y',
    ':tada:',
    '`',
    '**',
    '[a](b)',
    '<b>',
    '&lt;',
    '|',
    '\\',
    '$x$',
    'word',
    '1',
  ],
];

/** Text that a page, a definition or a file name may hold, joined from such pieces. */
export const hostilePieces = fc
  .array(fc.constantFrom(...pieces), { maxLength: 8 })
  .map((found) => found.join(''));
