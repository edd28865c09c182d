// Runs once when the web process starts, before its first request: a bad variable stops it here,
// and each request learns the address of its connection, which no header can be trusted to say.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ env }, { noteSocketAddresses }] = await Promise.all([
    import('@/env'),
    import('@/server/platform/socket-address'),
  ]);
  env();
  noteSocketAddresses();
}
