// Writes the rollups again from the ledgers.
import { catchUp, rebuild } from '@/server/modules/analytics';
import { organizationsOf, readArguments, runCommand } from './command-line';

const USAGE = `Usage: npm run rebuild [-- --org code]
Writes the rollups again from the ledgers, of one organization or of all; the rows are those that
folding gives.`;

async function main(): Promise<number> {
  const { values } = readArguments(USAGE, { org: { type: 'string' } });
  for (const { id, code } of await organizationsOf(values.org)) {
    const { entries } = await rebuild(id);
    const rest = await catchUp(id);
    console.log(`${code}: ${entries + rest.entries} ledger entries folded`);
  }
  return 0;
}

await runCommand(main);
