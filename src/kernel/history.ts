/** The history of a document as a screen shows it: who did what, when and why. Client-safe. */
import { z } from 'zod';
import { pageInput, pageOf } from './page';

export const HistoryInput = z.object({ id: z.uuid(), ...pageInput });
export type HistoryInput = z.output<typeof HistoryInput>;

export const HistoryEvent = z.object({
  id: z.uuid(),
  at: z.date(),
  /** null: the system. */
  userId: z.uuid().nullable(),
  userName: z.string().nullable(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** Newest first. */
export const HistoryPage = pageOf(HistoryEvent);
