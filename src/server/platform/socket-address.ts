// Writes the address of the connection into a header of each request, over whatever the caller sent
// under that name. Next itself keeps a caller's x-forwarded-for, which anyone can make up.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

export const SOCKET_ADDRESS_HEADER = 'x-socket-address';

/** "::ffff:203.0.113.7" is an IPv4 address on a socket that takes both kinds. */
export function plainAddress(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
}

/** Node announces every request on this channel before it hands it to the server. */
export function noteSocketAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    const address = plainAddress(request.socket.remoteAddress);
    if (address === undefined) delete request.headers[SOCKET_ADDRESS_HEADER];
    else request.headers[SOCKET_ADDRESS_HEADER] = address;
  });
}
