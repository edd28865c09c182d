// Tells an answer of the server (a refusal, a fault) from silence (a lost network, a proxy's page).

function dataOf(error: unknown): Record<string, unknown> | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null;
}

/** True if our server itself answered, so that nothing is left open. */
export function isAnswer(error: unknown): boolean {
  return dataOf(error) !== null;
}

/** True if the server no longer knows who calls. */
export function isSignedOut(error: unknown): boolean {
  return dataOf(error)?.['code'] === 'UNAUTHORIZED';
}
