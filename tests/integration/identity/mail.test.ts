// Invitations that go out by mail: the event, the job, the mail.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetEnv } from '@/env';
import sendInvitation from '@/jobs/handlers/send-invitation';
import { newId } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import { stranger } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openMailSink, type MailSink } from './mail-sink';
import { PASSWORD } from './people';

/** Undoes quoted-printable and base64 as far as nodemailer uses them for a text of ours. */
function textOf(mail: string): string {
  const [, ...rest] = mail.split('\n\n');
  const body = rest.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(mail)) {
    return Buffer.from(body, 'base64').toString();
  }
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('invitations by mail', () => {
  let db: TestDatabase;
  let sink: MailSink;
  let org: TestOrganization;

  beforeAll(async () => {
    db = await createTestDatabase();
    sink = await openMailSink();
    vi.stubEnv('SMTP_URL', sink.url);
    vi.stubEnv('APP_URL', 'https://orders.example.com');
    resetEnv();
    org = await createTestOrganization({ name: 'Acme', now: new Date() });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    resetEnv();
    await sink.close();
    await db.drop();
  });

  const run = (invitationId: string) =>
    sendInvitation(
      { orgId: org.orgId, invitationId },
      {
        jobId: newId(),
        requestId: newId(),
        attempt: 1,
        report: () => undefined,
        signal: AbortSignal.timeout(10_000),
        now: org.clock.now,
      },
    );
  const invite = async (email: string) => {
    const { caller } = await org.as('ADMINISTRATOR');
    const person = { name: '王小明', roles: ['ORDER_CLERK'], dealerId: null };
    return caller.identity.invite({ email, ...person });
  };

  it('carry a link that works, in the organization’s language', async () => {
    const email = `${newId()}@example.test`;
    const { invitationId, isMailed } = await invite(email);
    expect(isMailed).toBe(true);
    expect(await run(invitationId)).toEqual({ isSent: true });
    const mail = sink.mails.at(-1) ?? '';
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('From: no-reply@orders.example.com');
    const text = textOf(mail);
    expect(text).toContain('王小明');
    expect(text).toContain('Acme');
    const token = /https:\/\/orders\.example\.com\/invitation\/([\w-]+)/.exec(text)?.[1] ?? '';
    const accepted = await stranger(org.clock).identity.acceptInvitation({
      token,
      name: '王小明',
      password: PASSWORD,
      locale: 'zh-Hant',
    });
    expect(accepted).toEqual({ email });
    expect(await run(invitationId)).toEqual({ isSent: false });
  });

  it('announce themselves to the jobs by id only', async () => {
    const { invitationId } = await invite(`${newId()}@example.test`);
    const events = await org.work(({ tx }) =>
      tx.rows(sql`SELECT name, payload FROM outbox_event WHERE org_id = ${org.orgId}::uuid`),
    );
    expect(events).toContainEqual({ name: 'identity.userInvited', payload: { invitationId } });
  });

  it('do not show their link as well', async () => {
    const { invitationId } = await invite(`${newId()}@example.test`);
    const { caller } = await org.as('ADMINISTRATOR');
    const call = caller.identity.invitationLink({ invitationId });
    expect((await refusalOf(call)).code).toBe('identity.invitationMailed');
  });

  it('are not sent once withdrawn', async () => {
    const { invitationId } = await invite(`${newId()}@example.test`);
    const { caller } = await org.as('ADMINISTRATOR');
    await caller.identity.revokeInvitation({ invitationId });
    expect(await run(invitationId)).toEqual({ isSent: false });
  });

  it('fail loudly when the mail server does not answer, so that the job tries again', async () => {
    const { invitationId } = await invite(`${newId()}@example.test`);
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
    resetEnv();
    await expect(run(invitationId)).rejects.toThrow();
    vi.stubEnv('SMTP_URL', sink.url);
    resetEnv();
  });
});
