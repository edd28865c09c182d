// The checks that need no database: types, lint, formatting, unused code.
import path from 'node:path';
import { next } from './paths.mjs';
import { say } from './say.mjs';

const bin = (name) => path.join('node_modules', '.bin', name);

// Kept in node_modules/.cache: a second run reads what changed. By content, as a clone has new times.
const CACHE = ['--cache', '--cache-strategy=content'];

const CHECKS = {
  types: [next('typegen'), [bin('tsc'), ['--noEmit']]],
  lint: [[bin('oxlint'), ['--type-aware', '--deny-warnings']]],
  formatting: [[bin('prettier'), ['--check', ...CACHE, '--log-level=warn', '.']]],
  'unused code': [[bin('knip'), ['--no-progress']]],
};

/** Runs all of them, shows what they found, and returns how many passed and failed. */
export async function runChecks(scope) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, steps] of Object.entries(CHECKS)) {
    try {
      for (const [command, args] of steps) await scope.run(command, args, { quiet: true });
      totals.passed += 1;
      say(`ok    ${name}`);
    } catch (error) {
      if (scope.isClosing) throw error;
      totals.failed += 1;
      say(`wrong ${name}\n${(error.output ?? error.message).trim()}`);
    }
  }
  return totals;
}
