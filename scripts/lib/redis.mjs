// A redis-server for the tests of the second queue backend, where one can be had.
import { installPackages, programPath } from './debian.mjs';
import { say } from './say.mjs';

/** Whether tests can start a Redis; installs it as root on Debian. Says so where they cannot. */
export async function provideRedis(scope) {
  if (programPath('redis-server')) return true;
  if (process.getuid?.() === 0) say('Installing redis-server for the tests …');
  const installed = await installPackages(scope, ['redis-server']);
  if (!installed) say('There is no redis-server: the tests of queues on Redis are skipped.');
  return installed;
}
