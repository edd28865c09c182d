// `npm run build`: the production build, where the sources changed.
import { build } from './lib/build.mjs';
import { generateClient, install } from './lib/install.mjs';
import { reportAndExit, say } from './lib/say.mjs';

async function main() {
  await install();
  await generateClient();
  say((await build({ onStep: say })) ? 'Built.' : 'The build is up to date.');
}

main().catch(reportAndExit);
