// One of many in a batch: what it wrote and told is kept if it succeeds and undone if it is
// refused, so that one bad document does not stop the others.
import { isDomainError, type DomainErrorShape } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { Journal, type AuditRecord, type DomainEvent } from '@/server/platform/journal';
import { toldRefusals } from '@/server/platform/meanwhile';
import { literal, sql, type Sql } from '@/server/platform/sql';

/** Holds back what one attempt has to say until it is known to stay. */
class HeldJournal extends Journal {
  private readonly heldAudits: AuditRecord[] = [];
  private readonly heldEvents: DomainEvent[] = [];

  override audit(...records: AuditRecord[]): void {
    this.heldAudits.push(...records);
  }

  override emit(...events: DomainEvent[]): void {
    this.heldEvents.push(...events);
  }

  handTo(journal: Journal): void {
    journal.audit(...this.heldAudits);
    journal.emit(...this.heldEvents);
  }
}

export type Attempt<T> = { done: T } | { refusal: DomainErrorShape };

const SAVE: Sql = literal('SAVEPOINT attempt');
const KEEP: Sql = literal('RELEASE SAVEPOINT attempt');
const UNDO: Sql = literal('ROLLBACK TO SAVEPOINT attempt');

/** Only refusals are caught: a fault or a deadlock ends the whole batch. */
export async function inSavepoint<T>(
  work: Work,
  attempt: (work: Work) => Promise<T>,
): Promise<Attempt<T>> {
  const journal = new HeldJournal();
  await work.tx.run(sql`${SAVE}`);
  try {
    const done = await attempt({ ...work, journal });
    await work.tx.run(sql`${KEEP}`);
    journal.handTo(work.journal);
    return { done };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    await work.tx.run(sql`${UNDO}`);
    await work.tx.run(sql`${KEEP}`);
    const [refusal = error.toJSON()] = await toldRefusals(work.tx, [error]);
    return { refusal };
  }
}
