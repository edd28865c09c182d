// Creates the demo: a company with two years behind it, and a second one beside it that sees none of
// it. Same seed, same company; dates count back from today. Writes the sign-ins for `npm start`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/env';
import { closePools } from '@/server/platform/db';
import { createFirstCompany } from './first-company';
import { createSecondCompany } from './second-company';

async function main(): Promise<void> {
  const now = new Date();
  const signIns = [...(await createFirstCompany(now)), ...(await createSecondCompany(now))];
  mkdirSync(env().DATA_DIR, { recursive: true });
  const file = path.join(env().DATA_DIR, 'demo-sign-ins.json');
  writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`);
}

try {
  await main();
} finally {
  await closePools();
}
