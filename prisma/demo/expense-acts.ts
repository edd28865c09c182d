// The way of one expense in the demo, step by step, each by the person who may and on its day. What
// would happen after today has not happened yet.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import { readCase, readCaseFacts } from '@/server/modules/approvals';
import {
  closeRequest,
  decideRequest,
  getClaim,
  getRequest,
  saveClaim,
  saveRequest,
  settleClaim,
  submitClaim,
  submitRequest,
  verifyClaim,
  type ClaimOutcome,
  type RequestInput,
  type RequestOutcome,
} from '@/server/modules/expenses';
import { storeFile } from '@/server/platform/files';
import { as, type World } from './world';

export interface ExpensePlan {
  request: RequestInput;
  /** Who asks; on the first day of the plan. */
  requester: 'ORDER_CLERK' | 'SALES_MANAGER';
  on: BusinessDate;
}

/** A page that says what it is evidence of; real enough for a viewer. */
export function evidencePage(text: string): Uint8Array {
  const words = text.replace(/[()\\]/g, ' ');
  const content = `BT /F1 14 Tf 60 760 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}${table}${end}`, 'latin1');
}

export async function ask(world: World, plan: ExpensePlan): Promise<RequestOutcome> {
  return as(world, plan.requester, plan.on, async (work) =>
    submitRequest(work, await saveRequest(work, { request: plan.request })),
  );
}

/** The role that the next step of a request waits for; null: it waits for nobody. */
async function nextDecider(world: World, requestId: string): Promise<string | null> {
  return as(world, 'CONTROLLER', world.today, async (work) => {
    const waiting = await readCase(work, 'EXPENSE_REQUEST', requestId);
    const facts = waiting && (await readCaseFacts(work, waiting.id));
    if (facts?.status !== 'PENDING') return null;
    const asked = new Set(facts.deciderIds);
    return [...world.users].find(([, { id }]) => asked.has(id))?.[0] ?? null;
  });
}

/** Every step says yes, on one day; `cut` is what the first approver leaves of each line. */
export async function approve(
  world: World,
  asked: RequestOutcome,
  on: BusinessDate,
  cut?: bigint,
): Promise<RequestOutcome> {
  let request = asked;
  for (let step = 0; request.status === 'SUBMITTED'; step += 1) {
    const role = await nextDecider(world, request.requestId);
    if (!role || step > 5) throw new Error('the demo request waits for nobody');
    const current = request;
    request = await as(world, role, on, async (work) => {
      const { lines } = await getRequest(work, current);
      const cuts = lines.map(({ id }) => ({ lineId: id, approvedMinor: cut ?? 0n }));
      return decideRequest(work, {
        ...{ requestId: current.requestId, version: current.version },
        ...{ decision: 'APPROVE', comment: step === 0 ? 'Agreed' : '' },
        cuts: cut !== undefined && step === 0 ? cuts : [],
      });
    });
  }
  return request;
}

export interface ClaimPlan {
  requester: ExpensePlan['requester'];
  on: BusinessDate;
  /** Of what each line is approved for, in percent. */
  percent: bigint;
  reference: string;
}

export async function claim(
  world: World,
  { requestId }: RequestOutcome,
  plan: ClaimPlan,
): Promise<ClaimOutcome> {
  return as(world, plan.requester, plan.on, async (work) => {
    const { lines } = await getRequest(work, { requestId });
    const fileIds: string[] = [];
    for (const at of lines.keys()) {
      const name = `${plan.reference}-${at + 1}`;
      const bytes = evidencePage(`Invoice ${name}`);
      fileIds.push((await storeFile(work, { name: `${name}.pdf`, bytes })).id);
    }
    const saved = await saveClaim(work, {
      requestId,
      lines: lines.map((line, at) => ({
        ...{ expenseLineId: line.id, occurredOn: plan.on },
        ...{
          reference: at === 0 ? plan.reference : `${plan.reference}-${at + 1}`,
          description: line.description,
        },
        claimedMinor: (line.approvedMinor * plan.percent) / 100n,
        fileIds: fileIds.slice(at, at + 1),
      })),
    });
    return submitClaim(work, saved);
  });
}

/** Every line as claimed, or `percent` of it with the reason. */
export async function verify(
  world: World,
  handed: ClaimOutcome,
  on: BusinessDate,
  percent = 100n,
): Promise<ClaimOutcome> {
  return as(world, 'FINANCE', on, async (work) => {
    const { lines } = await getClaim(work, handed);
    return verifyClaim(work, {
      ...{ claimId: handed.claimId, version: handed.version },
      lines: lines.map((line) => ({
        ...{ lineId: line.id, verifiedMinor: (line.claimedMinor * percent) / 100n },
        cutReason: percent === 100n ? null : 'No proof of the second week',
      })),
    });
  });
}

export type Payment =
  { method: 'CASH' | 'CREDIT_NOTE' } | { method: 'GOODS'; productId: string; quantity: number };

export async function settle(
  world: World,
  verified: ClaimOutcome,
  on: BusinessDate,
  payment: Payment,
): Promise<void> {
  const { claimId, version } = verified;
  await as(world, 'FINANCE', on, async (work) => {
    if (payment.method !== 'GOODS') {
      await settleClaim(work, { claimId, version, method: payment.method });
      return;
    }
    const { method, productId, quantity } = payment;
    await settleClaim(work, { claimId, version, method, goods: [{ productId, quantity }] });
  });
}

export async function close(
  world: World,
  { requestId }: RequestOutcome,
  requester: ExpensePlan['requester'],
  on: BusinessDate,
): Promise<void> {
  await as(world, requester, on, async (work) => {
    const { version } = await getRequest(work, { requestId });
    await closeRequest(work, { requestId, version, reason: 'The activity is over' });
  });
}

/** Whether a day of a plan has come. */
export const isPast = (world: World, on: BusinessDate, days: number): boolean =>
  addDays(on, days) < world.today;
