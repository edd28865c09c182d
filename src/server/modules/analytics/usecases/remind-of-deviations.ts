// Reminds who answers for a deviation, once per stage: the stage is written with the notice that
// tells of it, in one transaction, so whatever runs again or dies in between tells nothing twice.
import { addDays } from '@/kernel/business-date';
import type { Work } from '@/server/platform/actor';
import { noticeRaised, titleParams } from '@/server/platform/notices';
import { awaitedOn, reminderStage } from '../domain/reminder-stage';
import { lockAwaited, writeReminded } from '../repo/reminders';

/** More wait for the next run, an hour later. */
const MOST = 1_000;

/**
 * How many were reminded of. Shortly before the day the owner is told; once it has passed, the
 * controllers too, as they are where nobody owns the centre.
 */
export async function remindOfDeviations(work: Work): Promise<number> {
  const days = work.settings['deviations.remindDays'];
  if (days === null) return 0;
  const rows = await lockAwaited(work.tx, addDays(work.today, days), MOST);
  const due = rows.flatMap((row) => {
    const stage = reminderStage(row, work.today, days);
    return stage === null || stage === row.reminded ? [] : [{ ...row, stage }];
  });
  if (due.length === 0) return 0;
  await writeReminded(work.tx, due);
  work.journal.emit(
    ...due.map((row) => {
      const isLate = row.stage.endsWith('_LATE');
      return noticeRaised({
        kind: isLate ? 'deviationLate' : 'deviationSoon',
        userIds: row.ownerId === null ? [] : [row.ownerId],
        roles: isLate || row.ownerId === null ? ['CONTROLLER'] : [],
        ...{ docKind: 'DEVIATION', docId: row.id, key: `${row.id}-${row.version}-${row.stage}` },
        params: {
          ...{ number: row.number, dueOn: awaitedOn(row) ?? '' },
          ...titleParams(row.centre, row.account),
        },
      });
    }),
  );
  return due.length;
}
