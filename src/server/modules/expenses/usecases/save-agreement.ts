// Agreements about rebates: written while a draft, then in force until their last day.
import { changesBetween } from '@/kernel/changes';
import { DomainError, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId, NO_ONE } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import { earnedRebate, checkTiers } from '../domain/rebate-tiers';
import { cutAccruals } from '../repo/accruals';
import {
  insertAgreement,
  isCategory,
  readAgreement,
  readDealerFacts,
  updateAgreement,
  updateAgreementStatus,
  type AgreementRow,
  type AgreementWrite,
} from '../repo/rebates';
import { readReferences } from '../repo/references';
import type {
  AgreementOutcome,
  AgreementRef,
  EndAgreementInput,
  SaveAgreementInput,
  TierInput,
} from '../schemas';
import { accrueAgreement } from './accrue-rebates';
import { refuseStale, staleExpense } from './move-request';

async function referenceIssues(work: Work, input: SaveAgreementInput): Promise<DomainIssue[]> {
  const { typeId, centreId, programmeId, categoryId } = input;
  const none = { periodIds: [], dealerIds: [], productIds: [] };
  const facts = await readReferences(work.tx, {
    ...none,
    typeIds: [typeId],
    centreIds: [centreId],
    programmeIds: programmeId ? [programmeId] : [],
  });
  const issues: DomainIssue[] = [];
  if (!facts.types.has(typeId)) issues.push({ code: 'expenses.unknownType', field: 'typeId' });
  if (!facts.centres.has(centreId)) {
    issues.push({ code: 'expenses.unknownCentre', field: 'centreId' });
  }
  if (programmeId && !facts.programmes.has(programmeId)) {
    issues.push({ code: 'expenses.unknownProgramme', field: 'programmeId' });
  }
  if (categoryId && !(await isCategory(work.tx, categoryId))) {
    issues.push({ code: 'expenses.unknownCategory', field: 'categoryId' });
  }
  return issues;
}

/** Sales are added up in one currency: that of the organization, in which the budget is. */
async function dealerIssues(work: Work, input: SaveAgreementInput): Promise<DomainIssue[]> {
  const { currency } = work.organization;
  const dealers = await readDealerFacts(work.tx, input.dealerIds);
  const known = new Set(dealers.map((dealer) => dealer.id));
  const field = 'dealerIds';
  if (input.dealerIds.some((id) => !known.has(id))) {
    return [{ code: 'expenses.unknownDealer', field }];
  }
  return dealers
    .filter((dealer) => dealer.currency !== currency)
    .map((dealer) => {
      const params = { dealer: dealer.code, currency: dealer.currency, organization: currency };
      return { code: 'rebates.dealerCurrency' as const, field, params };
    });
}

async function checkAgreement(work: Work, input: SaveAgreementInput): Promise<void> {
  checkTiers(input.tiers);
  const { startsOn, endsOn } = input;
  const issues = await referenceIssues(work, input);
  if (endsOn < startsOn) {
    const params = { from: startsOn, to: endsOn };
    issues.push({ code: 'period.endBeforeStart', field: 'endsOn', params });
  }
  refuseIssues('expenses.notReady', [...issues, ...(await dealerIssues(work, input))]);
}

function rowOf(id: string, input: SaveAgreementInput): AgreementWrite {
  const { id: _id, version: _version, programmeId, categoryId, dealerIds, ...terms } = input;
  return {
    ...terms,
    id,
    programmeId: programmeId ?? NO_ONE,
    categoryId: categoryId ?? null,
    dealerIds: [...new Set(dealerIds)],
  };
}

type Stored = Pick<AgreementRow, 'id' | 'version' | 'status'>;

const trail = (docId: string, action: string) => ({ docKind: 'rebateAgreement', docId, action });

const written = ({ id, version }: Stored, action: string) => ({
  ...trail(id, action),
  version: version + 1,
});

const seenOf = ({ id: docId, version }: Stored): SeenDocument => ({
  docKind: 'rebateAgreement',
  docId,
  version,
});

/**
 * Refuses with `rebates.noTiers`, `rebates.tiersNotAscending`, `rebates.openTierNotLast`,
 * `expenses.notReady` (unknown references, `rebates.dealerCurrency`), `rebates.notADraft`,
 * `expenses.stale`, `rebates.notFound`, `expenses.codeTaken`.
 */
export async function saveAgreement(
  work: Work,
  input: SaveAgreementInput,
): Promise<AgreementOutcome> {
  await checkAgreement(work, input);
  if (!input.id) {
    const id = newId();
    await insertAgreement(work.tx, rowOf(id, input));
    work.journal.audit({ ...trail(id, 'create'), to: 'DRAFT', detail: { code: input.code } });
    return { agreementId: id, status: 'DRAFT', version: 1 };
  }
  const before = await readAgreement(work.tx, input.id);
  refuseStale('rebateAgreement', before, input.version ?? 0);
  const row = rowOf(before.id, input);
  if (!(await updateAgreement(work.tx, row, before.version))) {
    throw new DomainError('rebates.notADraft', { status: 'conflict', seen: seenOf(before) });
  }
  const changes = changesBetween({ ...before }, { ...row });
  work.journal.audit({ ...written(before, 'update'), detail: { changes } });
  return { agreementId: before.id, status: 'DRAFT', version: before.version + 1 };
}

/**
 * Puts an agreement in force and accrues what was shipped since its first day. Refuses with
 * `rebates.notADraft`, `rebates.noDealers`, `expenses.stale`.
 */
export async function activateAgreement(work: Work, ref: AgreementRef): Promise<AgreementOutcome> {
  const agreement = await readAgreement(work.tx, ref.agreementId);
  refuseStale('rebateAgreement', agreement, ref.version);
  if (agreement.status !== 'DRAFT') {
    throw new DomainError('rebates.notADraft', { status: 'conflict' });
  }
  if (agreement.dealerIds.length === 0) {
    throw new DomainError('rebates.noDealers', { status: 'invalid', field: 'dealerIds' });
  }
  const { accountId, endsOn } = agreement;
  const to = { status: 'ACTIVE', endsOn, accountId } as const;
  if (!(await updateAgreementStatus(work.tx, agreement, to))) {
    throw staleExpense(seenOf(agreement), agreement.status);
  }
  work.journal.audit({ ...written(agreement, 'activate'), from: 'DRAFT', to: 'ACTIVE' });
  await accrueAgreement(work, agreement, agreement.dealerIds);
  return { agreementId: agreement.id, status: 'ACTIVE', version: agreement.version + 1 };
}

/**
 * Ends an agreement in force before its time. Refuses with `rebates.notActive`,
 * `rebates.endNotLater` (it would change what was earned already), `expenses.stale`.
 */
export async function endAgreement(
  work: Work,
  input: EndAgreementInput,
): Promise<AgreementOutcome> {
  const agreement = await readAgreement(work.tx, input.agreementId);
  refuseStale('rebateAgreement', agreement, input.version);
  if (agreement.status !== 'ACTIVE') {
    throw new DomainError('rebates.notActive', { status: 'conflict' });
  }
  const { endsOn } = input;
  if (endsOn < work.today || endsOn > agreement.endsOn || endsOn < agreement.startsOn) {
    const params = { today: work.today, endsOn: agreement.endsOn };
    throw new DomainError('rebates.endNotLater', { status: 'invalid', field: 'endsOn', params });
  }
  const to = { status: 'ACTIVE', endsOn, accountId: agreement.accountId } as const;
  if (!(await updateAgreementStatus(work.tx, agreement, to))) {
    throw staleExpense(seenOf(agreement), agreement.status);
  }
  await cutAccruals(work.tx, agreement.id, endsOn);
  const changes = changesBetween({ endsOn: agreement.endsOn }, { endsOn });
  work.journal.audit({ ...written(agreement, 'end'), detail: { changes } });
  return { agreementId: agreement.id, status: 'ACTIVE', version: agreement.version + 1 };
}

/** The example beside the editor, by the rule that settles. Refuses as `checkTiers`. */
export function rebateExample(input: {
  method: SaveAgreementInput['method'];
  tiers: readonly TierInput[];
  salesMinor: bigint;
}): { earnedMinor: bigint } {
  return { earnedMinor: earnedRebate(input.method, input.tiers, input.salesMinor) };
}
