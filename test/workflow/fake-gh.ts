import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A pull request of the local "GitHub". */
export interface Pull {
  readonly number: number;
  readonly head: string;
  readonly state: 'OPEN' | 'MERGED' | 'CLOSED';
  readonly title: string;
  readonly body: string;
  /** The number of times that title or body was set. */
  readonly edits: number;
}

const file = 'pulls.json';

export function readPulls(home: string): readonly Pull[] {
  return JSON.parse(readFileSync(join(home, file), 'utf8')) as readonly Pull[];
}

export function writePulls(home: string, pulls: readonly Pull[]): void {
  writeFileSync(join(home, file), JSON.stringify(pulls));
}

/**
 * A program with the part of `gh pr` that the workflow uses. Like GitHub, it rejects titles and bodies
 * that are too long, a second pull request of a branch, and unknown flags.
 */
export const githubScript = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const path = join(process.env.FAKE_GITHUB, '${file}');
const pulls = JSON.parse(readFileSync(path, 'utf8'));
const [subject, verb, ...rest] = process.argv.slice(2);
const fail = (text) => { console.error(text); process.exit(1); };
if (!process.env.GH_TOKEN) fail('no token');
if (subject !== 'pr') fail('unknown command ' + subject);
const number = /^\\d+$/.test(rest[0]) ? Number(rest.shift()) : undefined;
const flags = {};
while (rest.length > 0) {
  const flag = rest.shift();
  if (!['--head', '--state', '--json', '--jq', '--title', '--body-file', '--comment'].includes(flag)) fail('unknown flag ' + flag);
  flags[flag] = rest.shift();
}
const texts = () => {
  const title = flags['--title'];
  const body = readFileSync(flags['--body-file'], 'utf8');
  if (title.length > 256) fail('Title is too long (maximum is 256 characters)');
  if (body.length > 65536) fail('Body is too long (maximum is 65536 characters)');
  return { title, body };
};
const save = (changed) => writeFileSync(path, JSON.stringify(changed));
const replace = (change) => {
  if (!pulls.some((pull) => pull.number === number)) fail('no pull request ' + number);
  save(pulls.map((pull) => (pull.number === number ? { ...pull, ...change(pull) } : pull)));
};
switch (verb) {
  case 'list': {
    const open = pulls.filter((pull) => pull.state === 'OPEN' && pull.head === flags['--head']);
    if (flags['--state'] !== 'open' || !flags['--jq']) fail('unexpected list');
    if (open.length > 0) console.log(open[0].number);
    break;
  }
  case 'create':
    if (pulls.some((pull) => pull.state === 'OPEN' && pull.head === flags['--head'])) fail('it exists');
    save([...pulls, { number: pulls.length + 1, head: flags['--head'], state: 'OPEN', edits: 1, ...texts() }]);
    break;
  case 'edit':
    replace(({ edits }) => ({ edits: edits + 1, ...texts() }));
    break;
  case 'close':
    replace(() => ({ state: 'CLOSED' }));
    break;
  default:
    fail('unknown verb ' + verb);
}
`;
