import { showHidden } from '../../text/invisible.ts';
import { reportKind, type DiffReport, type ReportEntry, type ReportKind } from './report.ts';

const commands: Readonly<Record<ReportKind, string | undefined>> = {
  breaking: 'error',
  warning: 'warning',
  addition: 'notice',
  change: 'notice',
  text: undefined,
};

/** Prints annotations for GitHub Actions, one per line. Omits changes of text. */
export function githubReport({ entries, stale }: DiffReport): string {
  const lines = [
    ...entries.flatMap(annotation),
    ...stale.map(({ fingerprint, reason, location }) =>
      command(
        'warning',
        { file: location.file, line: location.line, title: 'Stale accepted breaking change' },
        `${fingerprint} (${reason}) does not match any finding. Remove the entry.`,
      ),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function annotation({ finding, accepted }: ReportEntry): string[] {
  const kind = reportKind(finding);
  const name = accepted === undefined ? commands[kind] : 'notice';
  if (name === undefined) return [];
  const { model, parameter, message, consequence, rule, fingerprint, location } = finding;
  const place = location.after;
  const details = [
    message,
    ...(consequence === undefined ? [] : [`Consequence: ${consequence}.`]),
    ...(accepted === undefined ? [] : [`Accepted: ${accepted}`]),
    `(${rule} ${fingerprint})`,
  ];
  return [
    command(
      name,
      {
        ...(place && { file: place.file, line: place.line, col: place.column }),
        title: parameter === undefined ? model.name : `${model.name}: ${parameter}`,
      },
      details.join(' '),
    ),
  ];
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(showHidden(String(value)))}`,
  );
  return `::${name} ${written.join(',')}::${escapeData(showHidden(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
