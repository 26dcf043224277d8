/** One kind of fault: how its runs ended, and which of them broke a promise. */
export interface ChaosRow {
  readonly fault: string;
  /** The number of runs with each outcome. */
  readonly outcomes: Map<string, number>;
  readonly failures: string[];
}

export interface ChaosTable {
  readonly title: string;
  readonly rows: readonly ChaosRow[];
}

/** Runs `count` times, spread over the kinds of faults. */
export interface ChaosSuite {
  (count: number): Promise<ChaosTable>;
  /** The count of the long form. */
  readonly longCount: number;
}

export function chaosRow(fault: string): ChaosRow {
  return { fault, outcomes: new Map(), failures: [] };
}

export function countOutcome({ outcomes }: ChaosRow, outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

/** Returns a table as Markdown. */
export function chaosText({ title, rows }: ChaosTable): string {
  const lines = rows.map(({ fault, outcomes, failures }) => {
    const ends = Array.from(outcomes, ([outcome, count]) => `${outcome} ${count}`).join(', ');
    return `| ${fault} | ${ends} | ${failures.length} |`;
  });
  const runs = rows.flatMap(({ outcomes }) => [...outcomes.values()]);
  const total = runs.reduce((sum, count) => sum + count, 0);
  const failures = rows.flatMap((row) => row.failures);
  return [
    `## ${title}: ${total} runs, ${rows.length} kinds of faults, ${failures.length} losses`,
    '',
    '| Fault | Outcomes | Losses |',
    '| --- | --- | --- |',
    ...lines,
    '',
    ...failures.slice(0, 20).map((text) => `- ${text}`),
  ].join('\n');
}
