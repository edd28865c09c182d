/** What is wrong with a request, every problem of every line at once. */
import type { DomainIssue } from '@/kernel/domain-error';

export interface CheckedLine {
  readonly typeId: string;
  readonly centreId: string;
  readonly programmeId?: string | null | undefined;
  readonly periodId?: string | null | undefined;
  readonly dealerId?: string | null | undefined;
}

export interface CheckedRequest {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly dealerIds: readonly string[];
  readonly productIds: readonly string[];
  readonly lines: readonly CheckedLine[];
}

/** Everything that exists, by id. */
export interface Known {
  readonly types: ReadonlyMap<string, { code: string; active: boolean; needsDealer: boolean }>;
  readonly centres: { has(id: string): boolean };
  readonly programmes: { has(id: string): boolean };
  readonly periods: { has(id: string): boolean };
  readonly dealers: { has(id: string): boolean };
  readonly products: { has(id: string): boolean };
}

/** DRAFT: what is written must exist; SUBMIT: nothing may be missing either. */
export type Completeness = 'DRAFT' | 'SUBMIT';

function lineIssues(line: CheckedLine, known: Known, stage: Completeness): DomainIssue[] {
  const type = known.types.get(line.typeId);
  const issues: DomainIssue[] = [];
  if (!type) issues.push({ code: 'expenses.unknownType', field: 'typeId' });
  else if (!type.active) {
    issues.push({ code: 'expenses.typeNotActive', field: 'typeId', params: { type: type.code } });
  }
  if (!known.centres.has(line.centreId)) {
    issues.push({ code: 'expenses.unknownCentre', field: 'centreId' });
  }
  if (line.programmeId && !known.programmes.has(line.programmeId)) {
    issues.push({ code: 'expenses.unknownProgramme', field: 'programmeId' });
  }
  if (line.periodId && !known.periods.has(line.periodId)) {
    issues.push({ code: 'expenses.unknownPeriod', field: 'periodId' });
  }
  if (line.dealerId && !known.dealers.has(line.dealerId)) {
    issues.push({ code: 'expenses.unknownDealer', field: 'dealerId' });
  }
  if (stage === 'SUBMIT' && type?.needsDealer && !line.dealerId) {
    issues.push({ code: 'expenses.dealerMissing', field: 'dealerId', params: { type: type.code } });
  }
  return issues;
}

export function checkRequest(
  request: CheckedRequest,
  known: Known,
  stage: Completeness,
): DomainIssue[] {
  const { startsOn, endsOn, lines } = request;
  const issues: DomainIssue[] = [];
  if (endsOn < startsOn) {
    const params = { from: startsOn, to: endsOn };
    issues.push({ code: 'period.endBeforeStart', field: 'endsOn', params });
  }
  if (request.dealerIds.some((id) => !known.dealers.has(id))) {
    issues.push({ code: 'expenses.unknownDealer', field: 'dealerIds' });
  }
  if (request.productIds.some((id) => !known.products.has(id))) {
    issues.push({ code: 'expenses.unknownProduct', field: 'productIds' });
  }
  if (stage === 'SUBMIT' && lines.length === 0) {
    issues.push({ code: 'expenses.noLines', field: 'lines' });
  }
  const ofLines = lines.flatMap((line, index) =>
    lineIssues(line, known, stage).map((issue) => ({
      ...issue,
      field: `lines.${index}.${issue.field}`,
      params: { line: index + 1, ...issue.params },
    })),
  );
  return [...issues, ...ofLines];
}

/** The deepest centre that all paths have in common, as its path; empty where there is none. */
export function commonPath(paths: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = paths;
  const end = first.findIndex((id, depth) => others.some((path) => path[depth] !== id));
  return end < 0 ? [...first] : first.slice(0, end);
}
