// npm run rebuild [-- --org code]
// Writes the rollups again from the ledgers; the rows are the same as folding gives.
import { catchUp, rebuild } from '@/server/modules/analytics';
import { organizationsOf, readArguments, runCommand } from './command-line';

async function main(): Promise<number> {
  const { values } = readArguments({ org: { type: 'string' } });
  for (const { id, code } of await organizationsOf(values.org)) {
    const { entries } = await rebuild(id);
    const rest = await catchUp(id);
    console.log(`${code}: ${entries + rest.entries} ledger entries folded`);
  }
  return 0;
}

await runCommand(main);
