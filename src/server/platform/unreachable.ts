// What keeps a command from its database, in words for whoever set the command up.

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/** Of a socket file: it is not there, or this user may not open it. */
const CLOSED = new Set(['EACCES', 'ENOENT']);

/** SQLSTATE of what PostgreSQL says to somebody who may not come in, and the mend. */
const REFUSED = new Map([
  ['28P01', 'Check the login and its password in DATABASE_URL.'],
  ['28000', 'Check the login in DATABASE_URL, and what pg_hba.conf allows it.'],
  ['3D000', 'Create the database, or name another one in DATABASE_URL.'],
  ['22023', 'Migrate it first: npm start does.'],
  ['42P01', 'Migrate it first: npm start does.'],
  ['42883', 'Migrate it first: npm start does.'],
  ['53300', 'Lower DATABASE_POOL, or raise max_connections of PostgreSQL.'],
  ['57P03', 'It is starting or stopping: try again in a moment.'],
]);

/** Problem and mend, or undefined where the error says something else. */
export function unreachable(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return undefined;
  // Of several addresses that were tried, the first is told; its message names host and port.
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [error];
  const message = (first ?? error).message;
  if (NETWORK.has(code) || (syscall === 'connect' && CLOSED.has(code))) {
    return `The database does not answer: ${message}\nCheck that PostgreSQL runs where DATABASE_URL says.`;
  }
  const mend = REFUSED.get(code);
  return mend === undefined ? undefined : `The database refuses: ${message}\n${mend}`;
}
