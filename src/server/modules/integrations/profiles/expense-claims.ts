// Expense claims of a half-year as an organization of its own: requests, claims and payments as
// history. There is no budget in the data set; every use is without one.
import { readAccounts } from '@/server/modules/centres';
import { importExpenses, saveExpenseType } from '@/server/modules/expenses';
import { DomainError } from '@/kernel/domain-error';
import { forgetPlans } from '@/server/platform/plans';
import { systemWork } from '@/server/platform/work';
import { loadCodedLedger, postCodedEntries } from '../usecases/load-coded-ledger';
import { claimRows, CLAIM_CURRENCY, type ClaimSet } from './claim-rows';
import { openCompany, type Profile } from './company';
import { readCsv } from './read-csv';

const FILE = 'expense_claims_2017H1';

/** Rows a transaction, at least: a document is never parted. */
const BATCH = 5_000;

/** Ids of the types by their codes. */
async function saveTypes(orgId: string, { types }: ClaimSet): Promise<Map<string, string>> {
  return systemWork(orgId, async (work) => {
    const accounts = new Map((await readAccounts(work)).map(({ code, id }) => [code, id]));
    const ids = new Map<string, string>();
    for (const { code, name, activity } of types) {
      const { id } = await saveExpenseType(work, {
        ...{ code, name, names: {}, activity, accountId: accounts.get(code) ?? '' },
        ...{ settlements: ['CASH'], evidenceMin: 0, needsDealer: false, needsReference: false },
        active: true,
      });
      ids.set(code, id);
    }
    return ids;
  });
}

/** Whole documents, in the order of their first rows. */
function batches(rows: ClaimSet['rows']): ClaimSet['rows'][] {
  const documents = new Map<string, ClaimSet['rows']>();
  for (const row of rows) {
    const known = documents.get(row.document);
    if (known) known.push(row);
    else documents.set(row.document, [row]);
  }
  const all: ClaimSet['rows'][] = [];
  for (const document of documents.values()) {
    const last = all.at(-1);
    if (last && last.length < BATCH) last.push(...document);
    else all.push([...document]);
  }
  return all;
}

async function loadClaims(orgId: string, set: ClaimSet, say: (text: string) => void) {
  let requests = 0;
  let lines = 0;
  for (const batch of batches(set.rows)) {
    const done = await systemWork(orgId, async (work) => {
      await forgetPlans(work.tx);
      return importExpenses(work, batch);
    });
    const [first] = done.refused;
    if (first) {
      const { code, params = {} } = first;
      throw new DomainError(code, { status: 'invalid', field: 'file', params });
    }
    requests += done.requests;
    lines += done.claimLines;
    say(`${lines} of ${set.rows.length} claim lines`);
  }
  return { requests, lines };
}

export const expenseClaims: Profile = {
  name: 'expense-claims',
  hasYears: false,
  async load(folder, company, say) {
    const rows = readCsv(folder, FILE);
    const set = claimRows(rows);
    const { orgId } = await openCompany({
      ...company,
      name: 'Expense claims',
      currency: CLAIM_CURRENCY,
      timeZone: 'Australia/Sydney',
    });
    say(`${set.repeatedLines} lines repeat another line in everything but its number`);
    const days = set.rows.map(({ occurredOn }) => occurredOn).toSorted();
    const [from, to] = [days[0] ?? '2017-01-01', days.at(-1) ?? '2017-01-01'].map((day) =>
      Number(day.slice(0, 4)),
    );
    const years = Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, at) => (from ?? 0) + at);
    await loadCodedLedger({
      orgId,
      ledger: { ...set, programmes: [], postings: [] },
      yearsFrom: years.map((year) => `${year}-01-01`),
      title: 'Expense claims',
    });
    const types = await saveTypes(orgId, set);
    // An account of this data set is that of one type, of the same code.
    const postings = set.refunds.map((refund) => {
      return { ...refund, expenseTypeId: types.get(refund.account) };
    });
    await postCodedEntries({ orgId, title: 'Expense claims', postings });
    const { requests, lines } = await loadClaims(orgId, set, say);
    return {
      orgId,
      read: rows.length,
      loaded: rows.length,
      rejected: 0,
      details: {
        requests,
        claimLines: lines,
        refundLines: set.refundLines,
        refundsWithoutClaim: set.refunds.length,
        zeroLines: set.zeroLines,
        lateLines: set.lateLines,
        repeatedLines: set.repeatedLines,
        allowancesOtherThanRate: set.otherThanRate,
      },
    };
  },
};
