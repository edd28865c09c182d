// What a benchmark says: one JSON line per figure on standard output for machines, and a table of
// the same figures on standard error for people.

export interface Figure {
  bench: string;
  figure: string;
  value: number;
  unit: string;
  /** The same figure of what it is measured against; null where there is nothing to compare. */
  baseline: number | null;
  /** value ÷ baseline. */
  ratio: number | null;
}

/** Collects the figures of one benchmark and prints each as it comes. */
export class Figures {
  private readonly all: Figure[] = [];

  constructor(readonly bench: string) {}

  add(figure: string, value: number, unit: string, baseline: number | null = null): void {
    const ratio = baseline === null || baseline === 0 ? null : rounded(value / baseline);
    const line: Figure = {
      bench: this.bench,
      figure,
      value: rounded(value),
      unit,
      baseline: baseline === null ? null : rounded(baseline),
      ratio,
    };
    this.all.push(line);
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }

  /** A table of everything so far, on standard error. */
  summarize(): void {
    const rows = this.all.map(({ figure, value, unit, baseline, ratio }) => [
      figure,
      `${value} ${unit}`,
      baseline === null ? '' : `${baseline} ${unit}`,
      ratio === null ? '' : String(ratio),
    ]);
    say(table([['figure', 'value', 'baseline', 'ratio'], ...rows]));
  }
}

/** Three significant decimals are more than a shared machine repeats. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Columns of the same width. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Progress and explanations; standard output is the figures' alone. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The value below which this share of the sorted samples lies (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const ascending = (samples: readonly number[]): number[] =>
  samples.toSorted((a, b) => a - b);
