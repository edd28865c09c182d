// The relay: a job exists if and only if its transaction committed, and a repeated batch repeats
// ids instead of effects.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { relayOnce, startRelay } from '@/jobs/relay-outbox';
import type { DomainEvent } from '@/server/platform/journal';
import { sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { everyJobId, onBothBackends, until } from './on-both-backends';

const event = (name: string, payload: Record<string, unknown>): DomainEvent => ({ name, payload });
const receipt = (dealerId: string) =>
  event('receivables.receiptPosted', { dealerId, receiptId: randomUUID() });

async function emit(org: TestOrganization, ...events: DomainEvent[]): Promise<void> {
  await org.work(async (work) => work.journal.emit(...events));
}

async function outboxCount(orgId: string): Promise<number> {
  return inTransaction({ orgId }, async (tx) => {
    const row = await tx.row<{ count: bigint }>(sql`SELECT count(*) AS count FROM outbox_event`);
    return Number(row?.count);
  });
}

onBothBackends('relay', (backend) => {
  it('collapses events by job and key, and forgets them', async () => {
    const { hub } = backend();
    const org = await createTestOrganization();
    const [one, two] = [randomUUID(), randomUUID()];
    await emit(org, receipt(one), receipt(one), receipt(two));
    expect(await relayOnce(hub)).toBe(3);
    const ids = (await everyJobId(hub)).filter((id) => id.includes(org.orgId));
    expect(ids.filter((id) => id.startsWith('analytics.fold'))).toHaveLength(1);
    expect(ids.filter((id) => id.startsWith('orders.reevaluateHolds'))).toHaveLength(2);
    expect(ids.every((id) => !id.includes(':') && !/^\d+$/.test(id))).toBe(true);
    expect(await outboxCount(org.orgId)).toBe(0);
  });

  it('carries the request that caused a job', async () => {
    const { hub } = backend();
    const org = await createTestOrganization();
    await org.work(async (work) => work.journal.emit(receipt(randomUUID())), {
      requestId: 'request-of-a-person',
    });
    await relayOnce(hub);
    const jobs = await hub.queue('folds').getJobs();
    const own = jobs.find((job) => job.data.payload['orgId'] === org.orgId);
    expect(own?.data.requestId).toBe('request-of-a-person');
  });

  it('makes no job of a transaction that rolled back', async () => {
    const { hub } = backend();
    const org = await createTestOrganization();
    const failed = org.work(async (work) => {
      work.journal.emit(receipt(randomUUID()));
      throw new Error('refused');
    });
    await expect(failed).rejects.toThrow('refused');
    await relayOnce(hub);
    expect((await everyJobId(hub)).filter((id) => id.includes(org.orgId))).toEqual([]);
  });

  it('repeats the same ids after a crash between adding and committing', async () => {
    const { hub } = backend();
    const org = await createTestOrganization();
    await emit(org, receipt(randomUUID()), event('orders.approved', ids()));
    const crash = relayOnce(hub, { beforeCommit: () => Promise.reject(new Error('killed')) });
    await expect(crash).rejects.toThrow('killed');
    expect(await outboxCount(org.orgId)).toBe(2);
    const added = await everyJobId(hub);
    await relayOnce(hub);
    expect(await everyJobId(hub)).toEqual(added);
    expect(await outboxCount(org.orgId)).toBe(0);
  });

  it('lets several relays share the work without doing any twice', async () => {
    const { hub } = backend();
    const org = await createTestOrganization();
    const dealers = Array.from({ length: 60 }, () => randomUUID());
    await emit(org, ...dealers.map(receipt));
    const relays = [1, 2, 3].map(() => startRelay(hub, { batch: 10 }));
    await until(async () => (await outboxCount(org.orgId)) === 0, 'an empty outbox');
    await Promise.all(relays.map((relay) => relay.stop()));
    const ids = (await everyJobId(hub)).filter((id) => id.includes(org.orgId));
    expect(ids.filter((id) => id.startsWith('orders.'))).toHaveLength(60);
  });

  it('sets aside what it cannot route instead of losing it or standing still', async () => {
    const { hub } = backend();
    const org = await createTestOrganization();
    const dealerId = randomUUID();
    await emit(
      org,
      event('orders.fromTheFuture', ids()),
      event('receivables.receiptPosted', { dealerId: 'not an id' }),
      receipt(dealerId),
    );
    expect(await relayOnce(hub)).toBe(3);
    const jobs = await hub.queue('upkeep').getJobs();
    const aside = jobs.filter((job) => job.data.payload['orgId'] === org.orgId);
    expect(aside.map((job) => job.data.payload['event']).sort()).toEqual([
      'orders.fromTheFuture',
      'receivables.receiptPosted',
    ]);
    expect((await everyJobId(hub)).some((id) => id.includes(dealerId))).toBe(true);
  });
});

const ids = () => ({ orderId: randomUUID(), dealerId: randomUUID() });
