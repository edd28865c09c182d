// One year of Madrid's budget as an organization of its own.
import { openCompany, type Profile } from './company';
import { readMadrid } from './madrid-files';
import { madridLedger, MADRID_CURRENCY } from './madrid-ledger';
import { loadCodedLedger } from '../usecases/load-coded-ledger';

export const madrid: Profile = {
  name: 'madrid',
  hasYears: true,
  async load(folder, company, say, choice) {
    const { year, asOf, files } = readMadrid(folder, choice?.year);
    const ledger = madridLedger(files, asOf);
    const { orgId } = await openCompany({
      ...company,
      name: `Ayuntamiento de Madrid ${year}`,
      currency: MADRID_CURRENCY,
      timeZone: 'Europe/Madrid',
    });
    say(`${year}: ${ledger.centres.length} centres, ${ledger.accounts.length} accounts`);
    const title = `Madrid ${year}`;
    await loadCodedLedger({ orgId, ledger, yearsFrom: [`${year}-01-01`], title, say });
    const read = Object.values(files).reduce((sum, rows) => sum + rows.length, 0);
    return {
      orgId,
      read,
      loaded: read,
      rejected: 0,
      details: {
        year,
        centres: ledger.centres.length,
        accounts: ledger.accounts.length,
        programmes: ledger.programmes.length,
        entries: ledger.postings.length,
      },
    };
  },
};
