// Orders over HTTP, as the entry screen places them: one POST to the procedure with the session
// cookie and an idempotency key, over connections that stay open.
import http from 'node:http';
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

function post(
  options: http.RequestOptions,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const request = http.request(
      { ...options, path, method: 'POST', headers: { ...headers, 'content-length': length } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

export async function runHttpClients(wish: HttpWish, load: LoadWish): Promise<LoadResult> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: load.clients });
  const options = { host: '127.0.0.1', port: wish.port, agent };
  const place = async (): Promise<void> => {
    const input = inputOf(drawOrder(wish.company, wish.random));
    const headers = {
      cookie: wish.cookie,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    };
    const body = JSON.stringify(superjson.serialize(input));
    const answer = await post(options, '/api/trpc/orders.place', headers, body);
    if (answer.status !== 200 || !answer.body.includes('"APPROVED"')) {
      throw new Error(`the order was not approved: ${answer.status} ${answer.body.slice(0, 500)}`);
    }
  };
  try {
    return await closedLoop(load, place);
  } finally {
    agent.destroy();
  }
}
