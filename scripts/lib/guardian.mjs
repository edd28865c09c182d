// Runs beside a command and outlives it only if that was killed: when standard input ends without a
// dismissal, it ends the process groups, the database and the folders it was told of.
import fs from 'node:fs';
import readline from 'node:readline';
import { releaseCluster } from './cluster-users.mjs';
import { endGroups } from './processes.mjs';
import { cluster } from './postgres.mjs';

const watched = new Map();
let dismissed = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

async function cleanUp() {
  const things = [...watched.values()];
  await endGroups(things.map(({ group }) => group).filter(Boolean));
  for (const { database } of things.filter((thing) => thing.database)) {
    const { dir, user, options } = database;
    const postgres = cluster(dir, options);
    if (options.throwaway) postgres.remove();
    else releaseCluster(dir, user, () => postgres.stop());
  }
  for (const { folder } of things.filter((thing) => thing.folder)) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.dismissed) dismissed = true;
  if (message.watch) watched.set(JSON.stringify(message.watch), message.watch);
  if (message.forget) watched.delete(JSON.stringify(message.forget));
});
lines.on('close', () => {
  if (!dismissed) void cleanUp();
});
