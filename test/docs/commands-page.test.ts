import { expect, test } from 'vitest';
import { printCommandsPage } from '../../generator/cli/commands-page.ts';
import { createProgram } from '../../generator/cli/program.ts';

test('commands.md is up to date with the declared commands: npm run docs:commands', async () => {
  const page = printCommandsPage(createProgram());
  await expect(page).toMatchFileSnapshot('../../generator/emit/docs/guides/commands.md');
});

test('printCommandsPage has a section for each command, with every option that help shows', () => {
  const program = createProgram();
  const page = printCommandsPage(program);
  for (const command of program.commands) {
    const section = page.split(`\n## \`${command.name()}\`\n`)[1]?.split('\n## ')[0] ?? '';
    expect(section).toContain(command.description());
    for (const { flags, hidden } of command.options) {
      expect(section.includes(`\`${flags}\``), `${command.name()} ${flags}`).toBe(!hidden);
    }
  }
});
