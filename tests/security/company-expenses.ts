// Expenses and rebates of a company that somebody else knocks at. Comes after something was shipped.
import { storeFile } from '@/server/platform/files';
import type { SignedIn } from '../fixtures/actors';
import { pdf } from '../fixtures/file-bytes';
import { TODAY, type Shop } from '../integration/fulfilment/shop';

async function addRequest(shop: Shop, staff: SignedIn, typeId: string): Promise<string> {
  const { caller } = staff;
  const [centre] = await caller.centres.list({});
  const saved = await caller.expenses.saveRequest({
    request: {
      ...{ title: 'Shelf', startsOn: TODAY, endsOn: TODAY },
      ...{ dealerIds: [shop.dealer.id], productIds: [shop.products[0]?.id ?? ''] },
      lines: [
        {
          ...{ typeId, centreId: centre?.id ?? '', dealerId: shop.dealer.id },
          requestedMinor: 1_000n,
        },
      ],
    },
  });
  const asked = await caller.expenses.submitRequest(saved);
  const { caller: controller } = await shop.org.as('CONTROLLER');
  await controller.expenses.decideRequest({ ...asked, decision: 'APPROVE' });
  return asked.requestId;
}

async function addClaim(shop: Shop, staff: SignedIn, requestId: string): Promise<void> {
  const { caller } = staff;
  const { lines } = await caller.expenses.request({ requestId });
  const file = await shop.org.work((work) =>
    storeFile(work, { name: 'receipt.pdf', bytes: pdf(shop.org.orgId) }),
  );
  const claim = await caller.expenses.saveClaim({
    requestId,
    lines: [
      {
        ...{ expenseLineId: lines[0]?.id ?? '', occurredOn: TODAY, claimedMinor: 500n },
        fileIds: [file.id],
      },
    ],
  });
  const handed = await caller.expenses.submitClaim(claim);
  const { caller: finance } = await shop.org.as('FINANCE');
  const seen = await finance.expenses.claim(handed);
  const verified = await finance.expenses.verifyClaim({
    ...handed,
    lines: [{ lineId: seen.lines[0]?.id ?? '', verifiedMinor: 500n }],
  });
  await finance.expenses.settleClaim({ ...verified, method: 'CASH', amountMinor: 300n });
}

/** A rebate on what was shipped today, settled on the next day. */
async function addRebate(shop: Shop, staff: SignedIn, typeId: string): Promise<void> {
  const { caller } = staff;
  const [centre] = await caller.centres.list({});
  const saved = await caller.expenses.saveAgreement({
    ...{ code: 'BONUS', name: 'Bonus', typeId, centreId: centre?.id ?? '' },
    ...{ startsOn: TODAY, endsOn: TODAY, cycle: 'WHOLE', basis: 'PERIOD', method: 'STEPPED' },
    ...{ tiers: [{ upToMinor: null, rate: '0.1' }], dealerIds: [shop.dealer.id] },
  });
  await caller.expenses.activateAgreement(saved);
  const now = shop.org.clock.now();
  shop.org.clock.set(new Date(now.getTime() + 86_400_000));
  const { items } = await caller.expenses.accruals({ agreementId: saved.agreementId });
  const [accrual] = items;
  if (!accrual) throw new Error('nothing accrued');
  await caller.expenses.settleRebate({ ...accrual, accrualId: accrual.id, method: 'CASH' });
  shop.org.clock.set(now);
}

export async function addExpenses(shop: Shop, staff: SignedIn): Promise<void> {
  const accounts = await staff.caller.centres.accounts.list();
  const leaf = accounts.find((account) => account.kind === 'EXPENSE');
  const { id: typeId } = await staff.caller.expenses.saveType({
    ...{ code: 'SHELF', name: 'Shelf', activity: 'DISPLAY', accountId: leaf?.id ?? '' },
    settlements: ['CASH', 'CREDIT_NOTE'],
  });
  const requestId = await addRequest(shop, staff, typeId);
  await addClaim(shop, staff, requestId);
  await addRebate(shop, staff, typeId);
}
