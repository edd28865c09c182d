// `npm run web`: the web process alone. Run any number of them on one build and one database.
import { isBuildCurrent } from './lib/build.mjs';
import { hasOwnDatabase, loadDotEnv } from './lib/environment.mjs';
import { wantedPort } from './lib/ports.mjs';
import { report, Problem } from './lib/say.mjs';

try {
  loadDotEnv();
  const port = wantedPort();
  if (!hasOwnDatabase()) {
    throw new Problem('DATABASE_URL is missing. For the local database use npm start instead.');
  }
  if (!isBuildCurrent()) {
    throw new Problem('The build is missing or older than the sources. Run npm run build first.');
  }
  process.env.PORT = String(port);
  // In this very process: it gets the signals itself.
  await import('./serve.mjs');
} catch (error) {
  report(error);
  process.exitCode = 1;
}
