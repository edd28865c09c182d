// Proves that balances, ledgers, rollups and documents agree.
import { verify } from '@/server/modules/analytics';
import { organizationsOf, readArguments, runCommand } from './command-line';

const USAGE = `Usage: npm run verify [-- --org code]
Proves balances = ledgers = rollups = documents, of one organization or of all. Prints each difference,
then their number; ends with 1 if there is any.`;

async function main(): Promise<number> {
  const { values } = readArguments(USAGE, { org: { type: 'string' } });
  let count = 0;
  for (const { id, code } of await organizationsOf(values.org)) {
    for (const { kind, key, expected, found } of await verify(id)) {
      console.log(`${code} ${kind} ${key}: expected ${expected}, found ${found}`);
      count += 1;
    }
  }
  console.log(`${count} differences`);
  return count === 0 ? 0 : 1;
}

await runCommand(main);
