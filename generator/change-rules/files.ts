import { breaksRequests, warnsRequests, widensRequests, type ChangeRule } from './change-rule.ts';

export const fileRules = {
  'file-kind-changed': {
    area: 'files',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'file-kind-changed',
    refusedBy: 'api',
    summary: 'A parameter takes files of another kind. In TypeScript all files are of one type.',
    change: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)}: ${say.text(old)} file → ${say.text(now)} file`,
    message: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)} takes files of kind ${say.name(now)} now, it was ${say.name(old)}.`,
    consequence: () => 'code compiles, but files of the old kind are refused',
  },
  'file-kind-set': {
    area: 'files',
    direction: 'added',
    ...warnsRequests,
    opposite: 'file-kind-removed',
    refusedBy: 'api',
    summary: 'It is known for the first time which kind of file a parameter takes.',
    change: ({ parameter, new: now }, say) => `${say.name(parameter)}: only ${say.text(now)} files`,
    message: ({ parameter, new: now }, say) =>
      `${say.name(parameter)} takes only files of kind ${say.name(now)}, which was not known before.`,
    consequence: () => 'files of other kinds are refused',
  },
  'file-kind-removed': {
    area: 'files',
    direction: 'removed',
    ...widensRequests,
    opposite: 'file-kind-set',
    summary: 'A parameter takes files of any kind.',
    change: ({ parameter }, say) => `${say.name(parameter)}: files of any kind`,
    message: ({ parameter, old }, say) =>
      `${say.name(parameter)} takes files of any kind now, it took only ${say.name(old)}.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
