// `npm run check`: types, lint, formatting, unused code. Import rules are a test of the architecture.
import { runChecks } from './lib/checks.mjs';
import { generateClient, install } from './lib/install.mjs';
import { runCommand } from './lib/scope.mjs';

runCommand(async (scope) => {
  await install(scope);
  await generateClient(scope);
  const { failed } = await runChecks(scope);
  return failed > 0 ? 1 : 0;
});
