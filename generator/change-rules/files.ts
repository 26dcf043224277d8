import { breaksRequests, warnsRequests, widensRequests, type ChangeRule } from './change-rule.ts';

/** The change rules of file parameters. */
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
  'file-limits-set': {
    area: 'files',
    direction: 'added',
    ...warnsRequests,
    opposite: 'file-limits-removed',
    refusedBy: 'api',
    summary:
      'Limits of the duration, size or format of a file are added. The API may have enforced them before.',
    change: ({ parameter, after }, say) => `${say.name(parameter)}: files ${say.text(after)}`,
    message: ({ parameter, after }, say) =>
      `${say.name(parameter)} now has limits for files: ${say.text(after)}.`,
    consequence: () => 'other files are refused',
  },
  'file-limits-removed': {
    area: 'files',
    direction: 'removed',
    ...widensRequests,
    opposite: 'file-limits-set',
    summary: 'Limits of the duration, size or format of a file are removed.',
    change: ({ parameter, before }, say) =>
      `${say.name(parameter)}: files no longer ${say.text(before)}`,
    message: ({ parameter, before }, say) =>
      `${say.name(parameter)} no longer has limits for files (previously ${say.text(before)}).`,
  },
  'file-limits-tightened': {
    area: 'files',
    direction: 'raised',
    ...breaksRequests,
    opposite: 'file-limits-loosened',
    refusedBy: 'api',
    summary: 'Limits of the duration, size or format of a file are stricter.',
    change: ({ parameter, before, after }, say) =>
      `${say.name(parameter)}: files ${say.text(before)} → ${say.text(after)}`,
    message: ({ parameter, before, after }, say) =>
      `${say.name(parameter)} has stricter limits for files: ${say.text(after)} (previously ${say.text(before)}).`,
    consequence: () => 'files outside of the limits are refused',
  },
  'file-limits-loosened': {
    area: 'files',
    direction: 'lowered',
    ...widensRequests,
    opposite: 'file-limits-tightened',
    summary: 'Limits of the duration, size or format of a file are less strict.',
    change: ({ parameter, before, after }, say) =>
      `${say.name(parameter)}: files ${say.text(before)} → ${say.text(after)}`,
    message: ({ parameter, before, after }, say) =>
      `${say.name(parameter)} has less strict limits for files: ${say.text(after)} (previously ${say.text(before)}).`,
  },
  'text-format-changed': {
    area: 'limits',
    direction: 'changed',
    ...breaksRequests,
    opposite: 'text-format-changed',
    summary: 'A text must have another format, such as JSON or a hex color.',
    change: ({ parameter, before, after }, say) =>
      `${say.name(parameter)}: ${say.text(before)} → ${say.text(after)}`,
    message: ({ parameter, before, after }, say) =>
      `${say.name(parameter)} must now be ${say.text(after)} (previously ${say.text(before)}).`,
    consequence: () => 'texts in another format are refused',
  },
  'text-format-set': {
    area: 'limits',
    direction: 'added',
    ...warnsRequests,
    opposite: 'text-format-removed',
    summary: 'The format of a text, such as JSON or a hex color, is documented for the first time.',
    change: ({ parameter, after }, say) => `${say.name(parameter)}: only ${say.text(after)}`,
    message: ({ parameter, after }, say) =>
      `${say.name(parameter)} must be ${say.text(after)}, which was not documented before.`,
    consequence: () => 'texts in another format are refused',
  },
  'text-format-removed': {
    area: 'limits',
    direction: 'removed',
    ...widensRequests,
    opposite: 'text-format-set',
    summary: 'A text may have any format.',
    change: ({ parameter, before }, say) => `${say.name(parameter)}: no longer ${say.text(before)}`,
    message: ({ parameter, before }, say) =>
      `${say.name(parameter)} may have any format (previously  ${say.text(before)}).`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
