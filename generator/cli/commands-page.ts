import type { Argument, Command, Option } from 'commander';
import {
  codeBlock,
  headingBlock,
  inlineCode,
  paragraphBlock,
  printBlocks,
  sectionLink,
  tableBlock,
  type Block,
  type Words,
} from '../markdown/blocks.ts';
import { exitCodeMeanings } from './program.ts';

/** Prints the command line guide, `docs/commands.md`, from the declarations of the commands. */
export function printCommandsPage(program: Command): string {
  const { commands } = program;
  return printBlocks([
    headingBlock(1, ['Command line']),
    paragraphBlock(
      'Install the command line with ',
      inlineCode('npm install --save-dev scenario-models-cli'),
      ' and run it with ',
      inlineCode('npx scenario-models'),
      '. ',
      inlineCode('scenario-models <command> --help'),
      ' prints the options of a command. Options override the ',
      { markdown: '[configuration](configuration.md)', text: 'configuration' },
      '.',
    ),
    tableBlock(
      ['Command', 'Description'],
      commands.map((command) => [
        [sectionLink([inlineCode(command.name())], inlineCode(command.name()))],
        [command.description()],
      ]),
    ),
    headingBlock(2, ['Exit codes and output']),
    tableBlock(
      ['Exit code', 'Meaning'],
      Object.entries(exitCodeMeanings).map(([code, meaning]) => [[inlineCode(code)], [meaning]]),
    ),
    paragraphBlock(
      'Results go to standard output, everything else to standard error. Every command accepts ',
      inlineCode('--format json'),
      ', which prints one object: the exit code, the problems and the result. ',
      inlineCode('NO_COLOR'),
      ' disables colors. A problem has a code, which ',
      { markdown: '[Problems](problems.md)', text: 'Problems' },
      ' explains.',
    ),
    ...commands.flatMap(commandSection),
  ]);
}

function commandSection(command: Command): readonly Block[] {
  const options = command.options.filter(({ hidden }) => !hidden);
  return [
    headingBlock(2, [inlineCode(command.name())]),
    paragraphBlock(`${command.description()}.`),
    codeBlock('text', `scenario-models ${command.name()} ${command.usage()}`.trimEnd()),
    ...(command.registeredArguments.length === 0
      ? []
      : [
          tableBlock(
            ['Argument', 'Description'],
            command.registeredArguments.map((argument) => [
              [inlineCode(argumentName(argument))],
              [argument.description],
            ]),
          ),
        ]),
    tableBlock(
      ['Option', 'Description'],
      options.map((option) => [[inlineCode(option.flags)], optionWords(option)]),
    ),
  ];
}

function argumentName(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionWords({ description, argChoices, defaultValue }: Option): Words {
  return [
    description,
    ...(argChoices === undefined
      ? []
      : [
          '. One of ',
          ...argChoices.flatMap((choice, index) => [
            ...(index === 0 ? [] : [', ']),
            inlineCode(choice),
          ]),
        ]),
    ...(defaultValue === undefined ? [] : ['. Default: ', inlineCode(String(defaultValue))]),
  ];
}
