// One year of the Ukrainian budgets as an organization of its own.
import { openCompany, type Profile } from './company';
import { readUkraine } from './ukraine-files';
import { ukraineLedger, UKRAINE_CURRENCY } from './ukraine-ledger';
import { loadCodedLedger } from '../usecases/load-coded-ledger';

export const ukraine: Profile = {
  name: 'ukraine',
  hasYears: true,
  async load(folder, company, say, choice) {
    const { year, files } = readUkraine(folder, choice?.year);
    const ledger = ukraineLedger(files);
    const { orgId } = await openCompany({
      ...company,
      name: `Бюджети громад України ${year}`,
      currency: UKRAINE_CURRENCY,
      timeZone: 'Europe/Kyiv',
    });
    say(`${year}: ${ledger.centres.length - 1} budgets, ${ledger.accounts.length} accounts`);
    for (const key of ledger.contradicted) say(`total is not the sum of its funds: ${key}`);
    const title = `Ukraine ${year}`;
    await loadCodedLedger({ orgId, ledger, yearsFrom: [`${year}-01-01`], title, say });
    const read = files.expenses.length + files.incomes.length;
    const rejected = ledger.contradicted.length;
    return {
      orgId,
      read,
      loaded: read - rejected,
      rejected,
      details: {
        year,
        budgets: ledger.centres.length - 1,
        accounts: ledger.accounts.length,
        entries: ledger.postings.length,
        totalsCompared: ledger.totals,
      },
    };
  },
};
