// Where a cluster of this machine answers: by a socket file in its data folder, which only the
// server's user and root can open and which costs both sides a third less than TCP for each
// statement; by TCP where such a file is not possible.
import fs from 'node:fs';
import path from 'node:path';

/** The shortest limit of the systems this runs on (macOS: 104 bytes with the zero at the end). */
const LONGEST_SOCKET_PATH = 103;
const LONGEST_PORT = 65_535;

const socketFile = (folder, port) => path.join(folder, `.s.PGSQL.${port}`);

/** The folder of the socket file, or undefined where its path is too long or the system has none. */
export function socketFolder(data, platform = process.platform) {
  if (platform === 'win32') return undefined;
  const bytes = Buffer.byteLength(socketFile(path.resolve(data), LONGEST_PORT));
  return bytes > LONGEST_SOCKET_PATH ? undefined : path.resolve(data);
}

/** URL of the superuser; a cluster that was started without a socket file is asked by TCP. */
export function urlOf(data, port, password) {
  const url = new URL(`postgresql://127.0.0.1:${port}/postgres`);
  url.username = 'postgres';
  url.password = password;
  const folder = socketFolder(data);
  const isThere = folder && fs.existsSync(socketFile(folder, port));
  if (isThere) url.search = `host=${encodeURIComponent(folder)}`;
  return url.toString();
}
