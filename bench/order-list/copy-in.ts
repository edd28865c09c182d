// COPY … FROM STDIN for `pg`, which has the messages of the protocol but no query class for them.
// Takes the rows as chunks of text and waits for the socket when it is full.
import { once } from 'node:events';
import type pg from 'pg';

interface CopyConnection {
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean };
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (message: string) => void;
}

/** One COPY as `pg` drives its queries: it calls these as the answers of the server come. */
class CopyIn {
  private error: Error | undefined;
  private resolve!: () => void;
  private reject!: (error: Error) => void;
  readonly done = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  /** `pg` looks for it before it makes a promise of its own. */
  readonly callback = (): void => undefined;

  constructor(
    private readonly text: string,
    private readonly chunks: Iterable<string>,
  ) {}

  submit(connection: CopyConnection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: Error) => connection.sendCopyFail(error.message));
  }

  private async send(connection: CopyConnection): Promise<void> {
    for (const chunk of this.chunks) {
      if (this.error) return;
      connection.sendCopyFromChunk(Buffer.from(chunk));
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.error = error;
    this.reject(error);
  }

  handleCommandComplete(): void {
    // The server is ready again right after; the promise settles then.
  }

  handleReadyForQuery(): void {
    this.resolve();
  }
}

/** Sends rows in COPY's text form (tab between columns, \N for null, a newline after each row). */
export async function copyIn(
  client: pg.Client,
  target: string,
  chunks: Iterable<string>,
): Promise<void> {
  const copy = new CopyIn(`COPY ${target} FROM STDIN`, chunks);
  client.query(copy as unknown as pg.Submittable);
  await copy.done;
}

const ROWS_PER_CHUNK = 2_000;

/** Joins rows to chunks of a size worth a write. */
export function* inChunks(rows: Iterable<readonly unknown[]>): Generator<string> {
  let chunk: string[] = [];
  for (const row of rows) {
    chunk.push(row.map((value) => (value === null ? '\\N' : String(value))).join('\t'));
    if (chunk.length < ROWS_PER_CHUNK) continue;
    yield `${chunk.join('\n')}\n`;
    chunk = [];
  }
  if (chunk.length > 0) yield `${chunk.join('\n')}\n`;
}
