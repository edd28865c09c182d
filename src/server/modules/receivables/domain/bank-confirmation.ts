/** When money that was reported and that no bank line shows is held money. */
import { addDays, diffDays, type BusinessDate } from '@/kernel/business-date';

/** Receipts from before this day that wait still are held: `days` were theirs to wait. */
export function heldBefore(today: BusinessDate, days: number): BusinessDate {
  return addDays(today, -days);
}

/** Whole days a receipt has waited; 0 on its own day. */
export function waitingDays(receivedOn: BusinessDate, today: BusinessDate): number {
  return Math.max(0, diffDays(receivedOn, today));
}
