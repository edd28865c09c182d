// What a stranger tries on expenses and rebates; see attempts.ts.
import { TODAY } from '../integration/fulfilment/shop';
import { byId, listed, nothing, once, type Attempt, type Ids } from './attempt';

const version = 1;
const reason = 'Because I want to';
const days = { startsOn: TODAY, endsOn: TODAY };

const type = { code: 'NEW', name: 'New', activity: 'OTHER', settlements: ['CASH'] };

/** A request that takes its type, centre, dealer, period or product from the other company in turn. */
function requests(a: Ids, b: Ids): Record<string, unknown>[] {
  const line = {
    typeId: b.expense_type,
    centreId: b.responsibility_centre,
    requestedMinor: 100n,
  };
  const asked = { title: 'Mine', ...days };
  return [
    { ...asked, lines: [{ ...line, typeId: a.expense_type }] },
    { ...asked, lines: [{ ...line, centreId: a.responsibility_centre }] },
    { ...asked, lines: [{ ...line, programmeId: a.programme }] },
    { ...asked, lines: [{ ...line, periodId: a.fiscal_period }] },
    { ...asked, lines: [{ ...line, dealerId: a.dealer }] },
    { ...asked, lines: [line], dealerIds: [a.dealer] },
    { ...asked, lines: [line], productIds: [a.product] },
  ];
}

const onRequest = (more: object = {}) => byId('requestId', 'expense_request', { version, ...more });
const onClaim = (more: object = {}) => byId('claimId', 'expense_claim', { version, ...more });

function agreements(a: Ids, b: Ids): unknown[] {
  const own = {
    ...{ code: 'MINE', name: 'Mine', typeId: b.expense_type, centreId: b.responsibility_centre },
    ...{ ...days, cycle: 'WHOLE', basis: 'PERIOD', method: 'STEPPED' },
    tiers: [{ upToMinor: null, rate: '0.1' }],
  };
  return [
    { ...own, typeId: a.expense_type },
    { ...own, centreId: a.responsibility_centre },
    { ...own, programmeId: a.programme },
    { ...own, categoryId: a.category },
    { ...own, dealerIds: [a.dealer] },
    { ...own, id: a.rebate_agreement, version },
  ];
}

export const expenses: Record<string, Attempt> = {
  types: nothing,
  saveType: (a, b) => [
    { ...type, accountId: a.account },
    { ...type, accountId: b.account, id: a.expense_type, version },
  ],
  requests: listed(
    ['centreId', 'responsibility_centre'],
    ['typeId', 'expense_type'],
    ['dealerId', 'dealer'],
  ),
  request: byId('requestId', 'expense_request'),
  preview: (a, b) =>
    requests(a, b)
      .map(({ lines }) => ({ startsOn: TODAY, lines }))
      .slice(0, 5),
  saveRequest: (a, b) => [
    ...requests(a, b).map((request) => ({ request })),
    { requestId: a.expense_request, version, request: { title: 'Mine', ...days, lines: [] } },
  ],
  submitRequest: onRequest(),
  submitOverBudget: onRequest({ reason }),
  decideRequest: onRequest({ decision: 'APPROVE' }),
  closeRequest: onRequest({ reason }),
  cancelRequest: onRequest({ reason }),
  reopenRequest: onRequest({ reason }),
  claims: listed(['dealerId', 'dealer'], ['requestId', 'expense_request']),
  claim: byId('claimId', 'expense_claim'),
  saveClaim: (a, b) => {
    const line = { expenseLineId: b.expense_line, occurredOn: TODAY, claimedMinor: 1n };
    const own = { requestId: b.expense_request };
    return [
      { requestId: a.expense_request, lines: [] },
      { ...own, lines: [{ ...line, expenseLineId: a.expense_line }] },
      { ...own, lines: [{ ...line, dealerId: a.dealer }] },
      { ...own, lines: [{ ...line, fileIds: [a.stored_file] }] },
      { ...own, claimId: a.expense_claim, version, lines: [line] },
    ];
  },
  submitClaim: onClaim(),
  cancelClaim: onClaim({ reason }),
  verifyClaim: (a) => [
    {
      ...{ claimId: a.expense_claim, version },
      lines: [{ lineId: a.expense_claim_line, verifiedMinor: 1n }],
    },
  ],
  rejectClaim: onClaim({ reason }),
  settlements: listed(['dealerId', 'dealer']),
  goodsValue: (a, b) => [
    { dealerId: a.dealer, lines: [] },
    { dealerId: b.dealer, lines: [{ productId: a.product, quantity: 1 }] },
  ],
  settleClaim: onClaim({ method: 'CASH' }),
  reverseSettlement: byId('settlementId', 'expense_settlement', { version, reason }),
  agreements: listed(['dealerId', 'dealer']),
  agreement: byId('agreementId', 'rebate_agreement'),
  rebateExample: once(() => ({
    ...{ method: 'STEPPED', salesMinor: 100n },
    tiers: [{ upToMinor: null, rate: '0.1' }],
  })),
  saveAgreement: agreements,
  activateAgreement: byId('agreementId', 'rebate_agreement', { version }),
  endAgreement: byId('agreementId', 'rebate_agreement', { version, endsOn: TODAY }),
  accruals: listed(['agreementId', 'rebate_agreement'], ['dealerId', 'dealer']),
  settleRebate: byId('accrualId', 'rebate_accrual', { version, method: 'CASH' }),
};
