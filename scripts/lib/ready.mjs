// Waiting until something answers, or until the process that should make it answer has ended.
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './say.mjs';

const PAUSE_MS = 100;

/**
 * Resolves when `isReady()` gives true. `service` ending first, or `limitMs` going by, is a Problem
 * that names `what` and shows `detail()`.
 */
export async function waitFor(isReady, { what, service, limitMs = 60_000, detail = () => '' }) {
  let ended;
  void service?.exited.then((how) => (ended = how));
  const deadline = Date.now() + limitMs;
  while (!(await isReady())) {
    if (ended) {
      const how = ended.error?.message ?? ended.code ?? ended.signal;
      throw new Problem(`The ${what} ended before it was ready (${how}).\n${detail()}`.trimEnd());
    }
    if (Date.now() > deadline) {
      const seconds = Math.round(limitMs / 1000);
      throw new Problem(`The ${what} is not ready after ${seconds} s.\n${detail()}`.trimEnd());
    }
    await sleep(PAUSE_MS);
  }
}

/** Whether a GET of the address answers 200. */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
