// Free ports, and whether a wanted one is taken.
import net from 'node:net';
import { Problem } from './say.mjs';

const DEFAULT_PORT = 3000;

function canListen(options) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(options, () => server.close(() => resolve(true)));
  });
}

/** Whether nobody listens on the port, neither on every address nor on this machine's own. */
export async function isFree(port) {
  return (await canListen({ port, host: '127.0.0.1' })) && (await canListen({ port }));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The port that PORT names; throws a Problem for a value that is no port. */
export function wantedPort(text = process.env.PORT) {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Problem(`PORT is ${JSON.stringify(text)}: it should be a number from 1 to 65535.`);
}

export async function requireFree(port, command) {
  if (await isFree(port)) return;
  throw new Problem(
    `Port ${port} is taken by another program.\n` +
      `End that program, or choose another port: PORT=${port + 1} ${command}`,
  );
}
