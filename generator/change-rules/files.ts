import { breaksRequests, warnsRequests, widensRequests, type ChangeRule } from './change-rule.ts';

export const fileRules = {
  'file-kind-changed': {
    area: 'files',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'file-kind-changed',
    refusedBy: 'api',
    summary: 'A parameter accepts files of another kind. In TypeScript all files are of one type.',
    change: ({ parameter, before, after }, say) =>
      `${say.name(parameter)}: ${say.text(before)} file → ${say.text(after)} file`,
    message: ({ parameter, before, after }, say) =>
      `${say.name(parameter)} now accepts ${say.name(after)} files (previously ${say.name(before)}).`,
    consequence: () => 'code compiles, but files of the previous kind are refused',
  },
  'file-kind-set': {
    area: 'files',
    direction: 'added',
    ...warnsRequests,
    opposite: 'file-kind-removed',
    refusedBy: 'api',
    summary: 'The kind of file that a parameter accepts is documented for the first time.',
    change: ({ parameter, after }, say) => `${say.name(parameter)}: only ${say.text(after)} files`,
    message: ({ parameter, after }, say) =>
      `${say.name(parameter)} accepts only ${say.name(after)} files, which was not documented before.`,
    consequence: () => 'files of other kinds are refused',
  },
  'file-kind-removed': {
    area: 'files',
    direction: 'removed',
    ...widensRequests,
    opposite: 'file-kind-set',
    summary: 'A parameter accepts files of any kind.',
    change: ({ parameter }, say) => `${say.name(parameter)}: files of any kind`,
    message: ({ parameter, before }, say) =>
      `${say.name(parameter)} now accepts files of any kind (previously only ${say.name(before)}).`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
