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
  process.env.TZ = 'UTC';
  process.env.NODE_ENV = 'production';
  // In this very process: it gets the signals itself, and Next ends its requests on SIGTERM.
  process.argv.splice(2, Infinity, 'start', '-p', String(port));
  await import('next/dist/bin/next');
} catch (error) {
  report(error);
  process.exitCode = 1;
}
