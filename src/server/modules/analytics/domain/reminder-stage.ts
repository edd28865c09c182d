/** When who answers for a deviation is reminded: shortly before its day and once it has passed. */
import { addDays, type BusinessDate } from '@/kernel/business-date';

export const REMINDER_STAGES = ['OPEN_SOON', 'OPEN_LATE', 'ACTION_SOON', 'ACTION_LATE'] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

export interface Awaited {
  /** OPEN wants an explanation by `dueOn`, ACTION what was promised by `actionDueOn`. */
  readonly status: string;
  readonly dueOn: BusinessDate;
  readonly actionDueOn: BusinessDate | null;
}

/** The day on which something is wanted; null: nothing is, or on no day. */
export function awaitedOn({ status, dueOn, actionDueOn }: Awaited): BusinessDate | null {
  if (status === 'OPEN') return dueOn;
  return status === 'ACTION' ? actionDueOn : null;
}

/** The stage a deviation stands at; null: there is time. On the day itself it is not late yet. */
export function reminderStage(
  deviation: Awaited,
  today: BusinessDate,
  days: number,
): ReminderStage | null {
  const day = awaitedOn(deviation);
  if (day === null || day > addDays(today, days)) return null;
  const wanted = deviation.status === 'ACTION' ? 'ACTION' : 'OPEN';
  return day < today ? `${wanted}_LATE` : `${wanted}_SOON`;
}
