// The schema of the queue's backend on PostgreSQL, brought to the version of the installed package.
import { runMigrations } from 'bullmq';
import pg from 'pg';

/** One lock per database, held by whoever migrates the queue; a number nothing else uses. */
const QUEUE_LOCK = 7_306_155_021;

/**
 * The queue's tables live in a schema of their own. Its migrations and grants know no lock:
 * processes that start together would fail with "tuple concurrently updated", so each waits for its
 * turn. The lock ends with the connection.
 */
export async function migrateQueue(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [QUEUE_LOCK]);
    // The application's role adds a sequence per queue, so it needs CREATE here and only here.
    await client.query('CREATE SCHEMA IF NOT EXISTS bullmq');
    await runMigrations(client);
    await client.query(`
      GRANT USAGE, CREATE ON SCHEMA bullmq TO dealerdesk_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO dealerdesk_app;
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO dealerdesk_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO dealerdesk_app;`);
  } finally {
    client.release();
    await pool.end();
  }
}
