// `npm run build`: the production build, where the sources changed.
import { build, isBuildCurrent } from './lib/build.mjs';
import { generateClient, install } from './lib/install.mjs';
import { say } from './lib/say.mjs';
import { runCommand } from './lib/scope.mjs';

runCommand(async (scope) => {
  await install(scope);
  await generateClient(scope);
  if (isBuildCurrent()) say('The build is up to date.');
  else await build(scope, { quiet: false });
});
