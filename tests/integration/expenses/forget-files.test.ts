// Files that were brought in and attached to nothing go after a day, their bytes with them; what is
// attached, young or another company's stays, and a run that was killed is finished by the next.
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resetEnv } from '@/env';
import forgetFiles from '@/jobs/handlers/forget-files';
import { newId } from '@/kernel/ids';
import { forgetUnattachedFiles } from '@/server/modules/expenses';
import { openFile } from '@/server/platform/files';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import {
  addFile,
  approved,
  draftClaim,
  openExpenseWorld,
  type ExpenseWorld,
} from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
const folder = mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-forget-'));
const before = process.env.DATA_DIR;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATA_DIR = folder;
  resetEnv();
  world = await openExpenseWorld();
});
afterAll(async () => {
  process.env.DATA_DIR = before;
  resetEnv();
  rmSync(folder, { recursive: true });
  await database.drop();
});

const HOUR = 3_600_000;

const run = () =>
  forgetFiles(
    {},
    {
      ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
      ...{ signal: AbortSignal.timeout(20_000), now: world.org.clock.now },
    },
  );

async function bytesOnDisk(): Promise<number> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
}

const later = (hours: number) =>
  world.org.clock.set(new Date(world.org.clock.now().getTime() + hours * HOUR));

const fileIds = () =>
  world.org.work(async ({ tx }) => {
    const rows = await tx.rows<{ id: string }>(sql`
      SELECT id FROM stored_file WHERE org_id = ${tx.orgId}::uuid ORDER BY id`);
    return rows.map(({ id }) => id);
  });

it('removes what nobody attached for a day and nothing else', async () => {
  const { requestId } = await approved(world, [{ amount: 1000n }]);
  const attached = await addFile(world);
  await draftClaim(world, requestId, [{ amount: 10n, fileIds: [attached] }]);
  const forgotten = [await addFile(world), await addFile(world)];
  later(20);
  const young = await addFile(world);
  expect(await run()).toEqual({ removed: 0 });
  later(5);
  expect(await run()).toEqual({ removed: 2 });
  expect(await fileIds()).toEqual([attached, young].toSorted());
  expect(await bytesOnDisk()).toBe(2);
  const gone = world.org.work(({ tx }) => openFile(tx, forgotten[0] ?? ''));
  expect((await refusalOf(gone)).code).toBe('files.notFound');
  expect((await world.org.work(({ tx }) => openFile(tx, attached))).file.id).toBe(attached);
  expect(await run()).toEqual({ removed: 0 });
});

it('finishes what a killed run began', async () => {
  const file = await addFile(world);
  later(25);
  const cut = new Date(world.org.clock.now().getTime() - 24 * HOUR);
  const killed = world.org.work(async (work) => {
    await forgetUnattachedFiles(work, cut);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await fileIds()).toContain(file);
  await run();
  expect(await fileIds()).not.toContain(file);
});

it('leaves what is being attached at the same moment', async () => {
  const { requestId } = await approved(world, [{ amount: 1000n }]);
  const file = await addFile(world);
  later(25);
  await Promise.all([
    draftClaim(world, requestId, [{ amount: 10n, fileIds: [file] }]).catch(() => null),
    run(),
  ]);
  const [kept] = (await fileIds()).filter((id) => id === file);
  const held = await world.org.work(({ tx }) =>
    tx.rows(sql`SELECT 1 FROM expense_evidence WHERE file_id = ${file}::uuid`),
  );
  // Either it was attached in time and stays with its bytes, or it is gone and nothing points at it.
  expect(held.length > 0).toBe(kept !== undefined);
  if (kept) await world.org.work(({ tx }) => openFile(tx, kept));
});
