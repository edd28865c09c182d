// A mail server that keeps what it is sent, for the tests: the least of SMTP (RFC 5321).
import net from 'node:net';

export interface MailSink {
  url: string;
  mails: string[];
  close(): Promise<void>;
}

const REPLIES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(EHLO|HELO)/i, '250 sink'],
  [/^DATA/i, '354 go on'],
  [/^QUIT/i, '221 bye'],
];

function serve(socket: net.Socket, mails: string[]): void {
  let body: string[] | null = null;
  let rest = '';
  const onLine = (line: string) => {
    if (body === null) {
      const reply = REPLIES.find(([pattern]) => pattern.test(line))?.[1] ?? '250 ok';
      if (reply.startsWith('354')) body = [];
      socket.write(`${reply}\r\n`);
      return;
    }
    if (line !== '.') {
      body.push(line);
      return;
    }
    mails.push(body.join('\n'));
    body = null;
    socket.write('250 kept\r\n');
  };
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
}

export async function openMailSink(): Promise<MailSink> {
  const mails: string[] = [];
  const server = net.createServer((socket) => serve(socket, mails));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** The parts of a mail of ours: what it says, and the file that goes with it. */
export function partsOf(raw: string) {
  const [, boundary] = /boundary="([^"]+)"/.exec(raw) ?? [];
  // Without a file it is one part.
  const parts = boundary === undefined ? [raw] : raw.split(`--${boundary}`).slice(1, -1);
  const decoded = parts.map((part) => {
    const [head = '', ...rest] = part.trimStart().split('\n\n');
    const body = rest.join('\n\n');
    if (/base64/i.test(head)) return { head, bytes: Buffer.from(body, 'base64') };
    const text = body
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return { head, bytes: Buffer.from(text, 'latin1') };
  });
  return {
    text: decoded[0]?.bytes.toString() ?? '',
    file: decoded[1],
    messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1],
    to: /^To: (.*)$/im.exec(raw)?.[1],
  };
}
