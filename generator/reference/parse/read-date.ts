const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A date, `2026-04-09`, and its text on the page. */
export interface FoundDate {
  readonly date: string;
  readonly text: string;
}

/** Returns the date that a text starts with; undefined if it is ambiguous, such as 04/05/2026. */
export function readDate(text: string): FoundDate | undefined {
  for (const { pattern, order } of forms) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [dateText, ...parts] = found;
    const [year, month, day] = order.map((at) => parts[at] ?? '');
    const monthIndex = months.findIndex(
      (name) =>
        name === month?.toLowerCase() ||
        name.slice(0, 3) === month?.toLowerCase().replace(/^sept$/, 'sep'),
    );
    const number = monthIndex === -1 ? Number(month) : monthIndex + 1;
    const date = `${year ?? ''}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (isDate(date)) return { date, text: dateText };
  }
  return undefined;
}

/** The forms of dates, with the positions of year, month and day in them. */
const forms = [
  { pattern: /^(\d{4})-(\d\d)-(\d\d)(?!\d)/, order: [0, 1, 2] },
  { pattern: /^(\d{4})\/(\d\d?)\/(\d\d?)(?!\d)/, order: [0, 1, 2] },
  { pattern: /^(\d\d?)(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})(?!\d)/, order: [2, 1, 0] },
  { pattern: /^([A-Za-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})(?!\d)/, order: [2, 0, 1] },
  // Only a day above 12 shows which number is the month.
  { pattern: /^(1[3-9]|2\d|3[01])[/.](\d\d?)[/.](\d{4})(?!\d)/, order: [2, 1, 0] },
  { pattern: /^(\d\d?)[/.](1[3-9]|2\d|3[01])[/.](\d{4})(?!\d)/, order: [2, 0, 1] },
] as const;

/** The forms in which a page may write its date, by name. */
export const dateForms = {
  iso: (date: string) => date,
  slashes: (date: string) => date.replaceAll('-', '/'),
  american: (date: string) => `${monthOf(date)} ${dayOf(date)}, ${date.slice(0, 4)}`,
  americanShort: (date: string) =>
    `${monthOf(date).slice(0, 3)} ${dayOf(date)}, ${date.slice(0, 4)}`,
  british: (date: string) => `${dayOf(date)} ${monthOf(date)} ${date.slice(0, 4)}`,
  britishShort: (date: string) => `${dayOf(date)} ${monthOf(date).slice(0, 3)} ${date.slice(0, 4)}`,
} as const;

function monthOf(date: string): string {
  const name = months[Number(date.slice(5, 7)) - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function dayOf(date: string): number {
  return Number(date.slice(8, 10));
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
