// Schemes: what is assessed, by which weights and bands.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError, refuseIssues } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { lastDuePeriod } from '../domain/due-period';
import { readsBudgets } from '../domain/indicators';
import { schemeIssues } from '../domain/scheme';
import {
  insertScheme,
  readKnownUsers,
  readScheme,
  readSchemes,
  updateScheme,
  wasRun,
} from '../repo/schemes';
import type { Saved, SchemeChange, SchemeInput, SchemeRow, SchemeView } from '../schemas';
import { readFiscalYears } from './fiscal-years';

export async function listSchemes(work: Work): Promise<SchemeRow[]> {
  const schemes = await readSchemes(work.tx);
  const years = await readFiscalYears(work);
  return schemes.map(({ reads, ...scheme }) => {
    const timing = { frequency: scheme.frequency, delayDays: 0, readsBudgets: readsBudgets(reads) };
    const lastPeriod = lastDuePeriod(timing, work.today, years);
    return {
      ...scheme,
      ...{ indicators: reads.length, readsBudgets: timing.readsBudgets, lastPeriod },
    };
  });
}

/** Refuses with `assessments.schemeNotFound`. */
export async function getScheme(work: Work, id: string): Promise<SchemeView> {
  const scheme = await readScheme(work.tx, id);
  if (scheme) return scheme;
  throw new DomainError('assessments.schemeNotFound', { status: 'not_found' });
}

async function refuseBad(work: Work, scheme: SchemeInput): Promise<void> {
  refuseIssues('assessments.schemeInvalid', schemeIssues(scheme));
  const known = new Set(await readKnownUsers(work.tx, scheme.recipients));
  if (scheme.recipients.every((id) => known.has(id))) return;
  throw new DomainError('assessments.recipientUnknown', { status: 'invalid', field: 'recipients' });
}

/** A schedule begins with the period that is due on its first day: nothing before it was missed. */
async function beginsAfter(work: Work, scheme: SchemeInput): Promise<BusinessDate | null> {
  const { frequency, delayDays, indicators } = scheme;
  const reads = readsBudgets(indicators.map(({ indicator }) => indicator));
  const timing = { frequency, delayDays, readsBudgets: reads };
  const first = lastDuePeriod(timing, work.today, await readFiscalYears(work));
  return first && addDays(first.from, -1);
}

/** Refuses with `assessments.schemeInvalid` (one issue per fault), `assessments.recipientUnknown`. */
export async function createScheme(work: Work, input: SchemeInput): Promise<Saved> {
  await refuseBad(work, input);
  const id = newId();
  await insertScheme(work.tx, { ...input, id, through: await beginsAfter(work, input) });
  work.journal.audit({ docKind: 'assessmentScheme', docId: id, action: 'created' });
  return { id, version: 1 };
}

/** Results of dealers and of centres are not set beside each other, over periods or in an appeal. */
async function refuseOtherSubjects(work: Work, before: SchemeView, after: SchemeInput) {
  if (before.subjectKind === after.subjectKind) return;
  if (!(await wasRun(work.tx, before.id))) return;
  throw new DomainError('assessments.subjectKindRun', {
    ...{ status: 'conflict', field: 'subjectKind' },
  });
}

/**
 * Runs that exist keep the scheme they were made with. Also refuses with `assessments.stale`, and with
 * `assessments.subjectKindRun` where it was run for others.
 */
export async function changeScheme(work: Work, input: SchemeChange): Promise<Saved> {
  await refuseBad(work, input);
  const { id, version, ...after } = input;
  const before = await getScheme(work, id);
  await refuseOtherSubjects(work, before, after);
  const seen = { docKind: 'assessmentScheme', docId: id, version };
  if (before.version !== version) throw staleError('assessments', after, { ...before }, seen);
  const through = await beginsAfter(work, input);
  if (!(await updateScheme(work.tx, { ...input, through }))) {
    throw staleError('assessments', after, { ...(await getScheme(work, id)) }, seen);
  }
  work.journal.audit({
    docKind: 'assessmentScheme',
    docId: id,
    action: 'updated',
    version: version + 1,
    detail: { changes: changesBetween({ ...before }, after) },
  });
  return { id, version: version + 1 };
}
