/** Whether the mail of a notice is to be sent now. Pure. */

/** As long as a job that mails may run: after that it is dead, and another takes over. */
const LEASE_MS = 2 * 60_000;

export interface MailState {
  readAt: Date | null;
  mailingAt: Date | null;
  mailedAt: Date | null;
}

/** `wait`: another job is at it. `over`: it was mailed, or read meanwhile. */
export function mailStep(state: MailState, now: Date): 'send' | 'wait' | 'over' {
  if (state.mailedAt !== null || state.readAt !== null) return 'over';
  if (state.mailingAt === null) return 'send';
  return now.getTime() - state.mailingAt.getTime() >= LEASE_MS ? 'send' : 'wait';
}
