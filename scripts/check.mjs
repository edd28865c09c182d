// `npm run check`: types, lint, formatting, unused code. Import rules are a test of the architecture.
import { generateClient, install } from './lib/install.mjs';
import { run } from './lib/processes.mjs';
import { reportAndExit, say } from './lib/say.mjs';

const STEPS = [
  ['types', 'npx', ['next', 'typegen']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['lint', 'npx', ['oxlint', '--type-aware', '--deny-warnings', '.']],
  ['formatting', 'npx', ['prettier', '--check', '--log-level=warn', '.']],
  ['unused code', 'npx', ['knip', '--no-progress']],
];

export async function check() {
  await install();
  await generateClient();
  const failed = [];
  for (const [name, command, args] of STEPS) {
    try {
      await run(command, args, { quiet: true });
    } catch (error) {
      failed.push(name);
      process.stderr.write(`${name}:\n${error.output ?? error.message}\n`);
    }
  }
  return failed;
}

if (process.argv[1]?.endsWith('check.mjs')) {
  check()
    .then((failed) => {
      say(failed.length === 0 ? 'All checks pass.' : `Failed: ${[...new Set(failed)].join(', ')}`);
      process.exitCode = failed.length === 0 ? 0 : 1;
    })
    .catch(reportAndExit);
}
