// Orders over HTTP, as the entry screen places them: one POST to the procedure with the session
// cookie and an idempotency key, over connections that stay open. The client shares the processor
// with what it measures, so it writes its requests to sockets itself: Node's own client costs a
// millisecond a request.
import net from 'node:net';
import { newId } from '@/kernel/ids';
import superjson from 'superjson';
import { closedLoop, type LoadResult, type LoadWish } from '../load';
import type { BenchCompany } from '../company';
import { drawOrder, inputOf, type Random } from './wish';

export interface HttpWish {
  port: number;
  cookie: string;
  company: BenchCompany;
  random: Random;
}

interface Answer {
  status: number;
  body: string;
}

const HEAD_END = '\r\n\r\n';

/** The answer in these bytes, once they are all there. */
function answerIn(bytes: Buffer): Answer | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${head}`);
  const from = end + HEAD_END.length;
  const to = from + Number(length);
  if (bytes.length < to) return null;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', from, to) };
}

/** A connection that stays open and has one request under way at a time. */
class Connection {
  private readonly socket: net.Socket;
  private parts: Buffer[] = [];
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null =
    null;

  constructor(port: number) {
    this.socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (part: Buffer) => this.take(part));
    this.socket.on('error', (error) => this.settle?.reject(error));
    this.socket.on('close', () => this.settle?.reject(new Error('the connection was closed')));
  }

  private take(part: Buffer): void {
    this.parts.push(part);
    const answer = answerIn(Buffer.concat(this.parts));
    if (!answer) return;
    this.parts = [];
    this.settle?.resolve(answer);
    this.settle = null;
  }

  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}

export async function runHttpClients(wish: HttpWish, load: LoadWish): Promise<LoadResult> {
  const connections = Array.from({ length: load.clients }, () => new Connection(wish.port));
  const head =
    `POST /api/trpc/orders.place HTTP/1.1\r\nhost: 127.0.0.1:${wish.port}\r\n` +
    `cookie: ${wish.cookie}\r\ncontent-type: application/json\r\n`;
  const place = async (client: number): Promise<void> => {
    const input = inputOf(drawOrder(wish.company, wish.random));
    const body = JSON.stringify(superjson.serialize(input));
    const length = Buffer.byteLength(body);
    const answer = await connections[client]?.send(
      `${head}idempotency-key: ${newId()}\r\ncontent-length: ${length}${HEAD_END}${body}`,
    );
    if (answer?.status !== 200 || !answer.body.includes('"APPROVED"')) {
      throw new Error(
        `the order was not approved: ${answer?.status} ${answer?.body.slice(0, 500)}`,
      );
    }
  };
  try {
    return await closedLoop(load, place);
  } finally {
    for (const connection of connections) connection.close();
  }
}
