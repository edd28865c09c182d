// What the commands tell their user: one line per step, problems with their mend. A command whose
// standard output is data (a report) talks on standard error instead.
let stream = process.stdout;

export function sayOnStandardError() {
  stream = process.stderr;
}

export function say(text) {
  stream.write(`${text}\n`);
}

/** A problem the user can mend: told as a message, without a stack. */
export class Problem extends Error {}

export function report(error) {
  const text = error instanceof Problem ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${text}\n`);
}
