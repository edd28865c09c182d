// Resolves what a request was typed with: the facts behind its ids, the account each line is booked
// to, and the period where none was chosen.
import type { BusinessDate } from '@/kernel/business-date';
import { NO_ONE, newId } from '@/kernel/ids';
import { DomainError } from '@/kernel/domain-error';
import { findPeriodOn, openPeriodsAfter } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { NO_PROGRESS } from '../domain/line-amounts';
import { readReferences, type ReferenceIds, type References } from '../repo/references';
import type { RequestLine } from '../repo/types';
import type { RequestInput, RequestLineInput } from '../schemas';

const given = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id): id is string => Boolean(id) && id !== NO_ONE)),
];

type Asked = Pick<RequestInput, 'lines'> & Partial<Pick<RequestInput, 'dealerIds' | 'productIds'>>;

export function idsOf({ lines, dealerIds = [], productIds = [] }: Asked): ReferenceIds {
  return {
    typeIds: given(lines.map((line) => line.typeId)),
    centreIds: given(lines.map((line) => line.centreId)),
    programmeIds: given(lines.map((line) => line.programmeId)),
    periodIds: given(lines.map((line) => line.periodId)),
    dealerIds: given([...lines.map((line) => line.dealerId), ...dealerIds]),
    productIds: given(productIds),
  };
}

export const readFacts = (work: Work, asked: Asked): Promise<References> =>
  readReferences(work.tx, idsOf(asked));

/** The period of a day; where it is closed, the first open one after it, or itself if there is none. */
async function periodFor(work: Work, date: BusinessDate): Promise<string> {
  const found = await findPeriodOn(work, date);
  if (!found) throw new DomainError('periods.noPeriod', { field: 'startsOn', params: { date } });
  if (found.status === 'OPEN') return found.id;
  return (await openPeriodsAfter(work, [found.id])).get(found.id)?.id ?? found.id;
}

/** Rows of lines whose references are known to exist. Refuses with `periods.noPeriod`. */
export async function buildLines(
  work: Work,
  requestId: string,
  request: { startsOn: BusinessDate; lines: readonly RequestLineInput[] },
  facts: References,
): Promise<RequestLine[]> {
  const needsPeriod = request.lines.some((line) => !line.periodId);
  const firstId = needsPeriod ? await periodFor(work, request.startsOn) : null;
  return request.lines.map((line, index) => {
    const type = facts.types.get(line.typeId);
    const periodId = line.periodId ?? firstId;
    if (!type || !periodId) throw new Error('lines are built after they were checked');
    return {
      ...NO_PROGRESS,
      id: newId(),
      requestId,
      lineNo: index + 1,
      typeId: line.typeId,
      centreId: line.centreId,
      accountId: type.accountId,
      programmeId: line.programmeId ?? NO_ONE,
      periodId,
      dealerId: line.dealerId ?? null,
      description: line.description || null,
      requestedMinor: line.requestedMinor,
    };
  });
}
