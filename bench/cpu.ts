// Processor time of processes on this machine: unlike latencies it does not depend on who else is
// running. Reads /proc, so it knows nothing elsewhere than on Linux.
import fs from 'node:fs';
import type pg from 'pg';
import { asLogin } from './database';

/** Ticks of /proc are hundredths of a second on every Linux of today. */
const TICKS_PER_SECOND = 100;

/** Seconds of user and system time a process has used; 0 where that cannot be seen. */
export function cpuSecondsOf(pid: number): number {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** Processes that serve this database, seen by the owner's login. */
async function backendsOf(ownerUrl: string): Promise<number[]> {
  return asLogin(ownerUrl, async (client: pg.Client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return rows.map((row) => row.pid);
  });
}

/** Processor seconds so far of a set of processes, by their names. */
export type CpuReading = Record<'web' | 'client' | 'database', number>;

export async function readCpu(webPid: number, ownerUrl: string): Promise<CpuReading> {
  const { user, system } = process.cpuUsage();
  const backends = await backendsOf(ownerUrl);
  return {
    web: cpuSecondsOf(webPid),
    client: (user + system) / 1e6,
    database: backends.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
  };
}
