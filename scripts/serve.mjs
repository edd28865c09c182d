// The web process of the production build on PORT: the door of the procedures in front, Next for
// everything else. Checks nothing; `npm run web`, `npm start`, the browser tests and the benchmarks
// have done that when they start it. On SIGTERM or SIGINT it takes no more connections, answers
// what it has begun, and ends as one that ended by that signal.
import http from 'node:http';
import os from 'node:os';
import next from 'next';
import { root } from './lib/paths.mjs';
import { wantedPort } from './lib/ports.mjs';

const IDLE_CHECK_MS = 100;

process.env.TZ = 'UTC';
process.env.NODE_ENV = 'production';

const port = wantedPort();
const server = http.createServer();
const app = next({ dev: false, dir: root, port, httpServer: server });
await app.prepare();
const pages = app.getRequestHandler();
let isEnding = false;

server.on('request', (request, response) => {
  if (isEnding) response.setHeader('connection', 'close');
  // Left behind by src/instrumentation.ts, which Next runs when it is ready for it; until then the
  // route handler gives the same answers.
  const isAnswered = globalThis.dealerdeskDoor?.(request, response) ?? false;
  if (!isAnswered) void pages(request, response);
});
server.on('error', (error) => {
  console.error(`The web process cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port);

function end(signal) {
  if (isEnding) return;
  isEnding = true;
  // Connections that stay open between requests would keep the server from closing.
  setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS).unref();
  server.close(async () => {
    await app.close();
    process.exit(128 + os.constants.signals[signal]);
  });
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
