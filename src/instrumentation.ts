// Runs once when the web process starts, before its first request: a bad variable stops it here,
// each request learns the address of its connection, which no header can be trusted to say, and in
// production the server is handed the door of the procedures (docs/adr/0009).
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const [{ env }, { noteSocketAddresses }] = await Promise.all([
      import('@/env'),
      import('@/server/platform/socket-address'),
    ]);
    env();
    noteSocketAddresses();
    // In development the route handler answers, which is made anew when a source changes.
    if (process.env.NODE_ENV === 'production') {
      const { answerAtNodeDoor } = await import('@/server/api/node-door');
      (globalThis as { dealerdeskDoor?: unknown }).dealerdeskDoor = answerAtNodeDoor;
    }
  }
}
