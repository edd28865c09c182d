// From what a person or a command line asks to a checked question: known dimensions, a period that
// runs forward, codes that exist. Each refusal names the argument, the value and what is allowed.
import { DomainError, refuse } from '@/kernel/domain-error';
import type { Period } from '@/kernel/period';
import type { Tx } from '@/server/platform/tx';
import type { Basis } from '../figure-parts-schemas';
import { findBudgetCode } from '../repo/report-budget';
import { findByCode } from '../repo/report-dimensions';
import {
  codeOfItself,
  defaultDimensions,
  namedDimensions,
  reportDimensions,
  ReportInput,
  reportNames,
  treeDimensions,
  usedArguments,
  type ReportName,
} from '../schemas';

/** A dimension narrowed to one entity; `id` null is "to none". */
export interface Narrowing {
  dimension: string;
  id: string | null;
  /** A tree entity with branches below it. */
  several: boolean;
  /** The node of a tree alone, without what is below it. */
  isOwn: boolean;
}

export interface ReportQuestion {
  name: ReportName;
  by: string[];
  from: string | null;
  to: string | null;
  narrowings: Narrowing[];
  /** Codes as asked, for dimensions without an entity behind them. */
  depth: number | null;
  basis: Basis;
}

function refuseUnknown(
  code: 'unknownReport' | 'unknownDimension',
  field: string,
  value: string,
  allowed: readonly string[],
): never {
  throw new DomainError(`reports.${code}`, {
    status: 'invalid',
    field,
    params: { value, allowed: [...allowed] },
  });
}

/** The report of that name; `reports.unknownReport` lists the names, with those of other modules. */
export function reportNamed(name: string, others: readonly string[] = []): ReportName {
  const known = reportNames.find((one) => one === name);
  return known ?? refuseUnknown('unknownReport', 'name', name, [...reportNames, ...others]);
}

/** Dimensions in the order asked, each once; `reports.unknownDimension` lists those of the report. */
export function dimensionsOf(name: ReportName, asked: readonly string[] | undefined): string[] {
  const allowed: readonly string[] = reportDimensions[name];
  if (asked === undefined) return [...defaultDimensions[name]];
  for (const value of asked) {
    if (!allowed.includes(value)) refuseUnknown('unknownDimension', 'by', value, allowed);
  }
  return [...new Set(asked)];
}

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9999-12-31';

/** The period of a question; null is all time. An open end reaches to the end of time. */
export function periodOf({ from, to }: { from: string | null; to: string | null }): Period | null {
  if (from === null && to === null) return null;
  return { from: from ?? FIRST_DAY, to: to ?? LAST_DAY };
}

async function findNamed(tx: Tx, dimension: string, code: string) {
  const statement =
    findByCode(tx.orgId, dimension, code) ?? findBudgetCode(tx.orgId, dimension, code);
  return statement ? tx.row<{ id: string; branches: boolean }>(statement) : undefined;
}

/** A code that begins as one told alone does is taken as it stands where there is such a code. */
async function narrow(
  tx: Tx,
  name: ReportName,
  dimension: string,
  code: string,
): Promise<Narrowing> {
  const allowed = (reportDimensions[name] as readonly string[]).filter((dim) =>
    namedDimensions.has(dim),
  );
  if (!allowed.includes(dimension)) refuseUnknown('unknownDimension', 'only', dimension, allowed);
  if (code === '') return { dimension, id: null, several: false, isOwn: false };
  const row = await findNamed(tx, dimension, code);
  if (row) return { dimension, id: row.id, several: row.branches, isOwn: false };
  const bare = treeDimensions.has(dimension) ? codeOfItself(code) : undefined;
  const node = bare === undefined ? undefined : await findNamed(tx, dimension, bare);
  if (node) return { dimension, id: node.id, several: false, isOwn: true };
  throw new DomainError('reports.unknownCode', {
    status: 'not_found',
    field: `only.${dimension}`,
    params: { dimension, value: code },
  });
}

/** An argument that the report does not go by would be passed over in silence. */
function refuseUnused(name: ReportName, by: readonly string[], asked: ReportInput): void {
  const used = usedArguments(name, by);
  const given = { ...asked, basis: asked.basis === 'BUDGET' ? undefined : asked.basis };
  for (const argument of ['from', 'to', 'depth', 'basis'] as const) {
    if (used[argument] || (given[argument] ?? null) === null) continue;
    refuse('reports.argumentUnused', {
      ...{ status: 'invalid', field: argument, params: { argument, report: name } },
    });
  }
}

/**
 * Checks everything that can be wrong with a question; refuses with `reports.unknownDimension`,
 * `reports.argumentUnused`, `reports.endBeforeStart`, `reports.unknownCode`.
 */
export async function askReport(tx: Tx, asked: ReportInput): Promise<ReportQuestion> {
  const input = ReportInput.parse(asked);
  const name = reportNamed(input.name);
  const by = dimensionsOf(name, input.by);
  refuseUnused(name, by, input);
  const from = input.from ?? null;
  const to = input.to ?? null;
  if (from !== null && to !== null && from > to) {
    throw new DomainError('reports.endBeforeStart', {
      status: 'invalid',
      field: 'to',
      params: { from, to },
    });
  }
  const narrowings: Narrowing[] = [];
  for (const [dimension, code] of Object.entries(input.only)) {
    narrowings.push(await narrow(tx, name, dimension, code));
  }
  return { name, by, from, to, narrowings, depth: input.depth ?? null, basis: input.basis };
}
