// The fiscal years that periods of assessments are taken from.
import { listCalendars } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import type { FiscalYearCut } from '../domain/due-period';

/** Of the calendar that documents are posted by; none where there is no calendar. */
export async function readFiscalYears(work: Work): Promise<readonly FiscalYearCut[]> {
  return (await listCalendars(work)).find(({ isDefault }) => isDefault)?.years ?? [];
}
