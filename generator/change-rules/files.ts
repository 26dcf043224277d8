import { breaksRequests, warnsRequests, widensRequests, type ChangeRule } from './change-rule.ts';

/** The change rules of file parameters. */
export const fileRules = {
  'file-kind-changed': {
    area: 'files',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'file-kind-changed',
    rejectedBy: 'api',
    summary: 'A parameter accepts files of another kind. In TypeScript all files are of one type.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)}: ${format.text(before)} file → ${format.text(after)} file`,
    message: ({ parameter, before, after }, format) =>
      `${format.name(parameter)} now accepts ${format.name(after)} files (previously ${format.name(before)}).`,
    consequence: () => 'code compiles, but files of the previous kind are rejected',
  },
  'file-kind-set': {
    area: 'files',
    direction: 'added',
    ...warnsRequests,
    opposite: 'file-kind-removed',
    rejectedBy: 'api',
    summary: 'The kind of file that a parameter accepts is documented for the first time.',
    change: ({ parameter, after }, format) =>
      `${format.name(parameter)}: only ${format.text(after)} files`,
    message: ({ parameter, after }, format) =>
      `${format.name(parameter)} accepts only ${format.name(after)} files, which was not documented before.`,
    consequence: () => 'files of other kinds are rejected',
  },
  'file-kind-removed': {
    area: 'files',
    direction: 'removed',
    ...widensRequests,
    opposite: 'file-kind-set',
    summary: 'A parameter accepts files of any kind.',
    change: ({ parameter }, format) => `${format.name(parameter)}: files of any kind`,
    message: ({ parameter, before }, format) =>
      `${format.name(parameter)} now accepts files of any kind (previously only ${format.name(before)}).`,
  },
  'file-limits-set': {
    area: 'files',
    direction: 'added',
    ...warnsRequests,
    opposite: 'file-limits-removed',
    rejectedBy: 'api',
    summary:
      'Limits of a file, such as its duration or format, are added. The API may have enforced them before.',
    change: ({ parameter, after }, format) =>
      `${format.name(parameter)}: files ${format.text(after)}`,
    message: ({ parameter, after }, format) =>
      `${format.name(parameter)} now has limits for files: ${format.text(after)}.`,
    consequence: () => 'other files are rejected',
  },
  'file-limits-removed': {
    area: 'files',
    direction: 'removed',
    ...widensRequests,
    opposite: 'file-limits-set',
    summary: 'Limits of a file, such as its duration or format, are removed.',
    change: ({ parameter, before }, format) =>
      `${format.name(parameter)}: files no longer ${format.text(before)}`,
    message: ({ parameter, before }, format) =>
      `${format.name(parameter)} no longer has limits for files (previously ${format.text(before)}).`,
  },
  'file-limits-tightened': {
    area: 'files',
    direction: 'raised',
    ...breaksRequests,
    opposite: 'file-limits-loosened',
    rejectedBy: 'api',
    summary: 'Limits of a file, such as its duration or format, are stricter.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)}: files ${format.text(before)} → ${format.text(after)}`,
    message: ({ parameter, before, after }, format) =>
      `${format.name(parameter)} has stricter limits for files: ${format.text(after)} (previously ${format.text(before)}).`,
    consequence: () => 'files outside of the limits are rejected',
  },
  'file-limits-loosened': {
    area: 'files',
    direction: 'lowered',
    ...widensRequests,
    opposite: 'file-limits-tightened',
    summary: 'Limits of a file, such as its duration or format, are less strict.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)}: files ${format.text(before)} → ${format.text(after)}`,
    message: ({ parameter, before, after }, format) =>
      `${format.name(parameter)} has less strict limits for files: ${format.text(after)} (previously ${format.text(before)}).`,
  },
  'text-format-changed': {
    area: 'limits',
    direction: 'changed',
    ...breaksRequests,
    opposite: 'text-format-changed',
    summary: 'A string must have another format, such as JSON or a hex color.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)}: ${format.text(before)} → ${format.text(after)}`,
    message: ({ parameter, before, after }, format) =>
      `${format.name(parameter)} must now be ${format.text(after)} (previously ${format.text(before)}).`,
    consequence: () => 'strings in another format are rejected',
  },
  'text-format-set': {
    area: 'limits',
    direction: 'added',
    ...warnsRequests,
    opposite: 'text-format-removed',
    summary:
      'The format of a string, such as JSON or a hex color, is documented for the first time.',
    change: ({ parameter, after }, format) =>
      `${format.name(parameter)}: only ${format.text(after)}`,
    message: ({ parameter, after }, format) =>
      `${format.name(parameter)} must be ${format.text(after)}, which was not documented before.`,
    consequence: () => 'strings in another format are rejected',
  },
  'text-format-removed': {
    area: 'limits',
    direction: 'removed',
    ...widensRequests,
    opposite: 'text-format-set',
    summary: 'A string may have any format.',
    change: ({ parameter, before }, format) =>
      `${format.name(parameter)}: no longer ${format.text(before)}`,
    message: ({ parameter, before }, format) =>
      `${format.name(parameter)} may have any format (previously ${format.text(before)}).`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
