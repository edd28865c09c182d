// What the commands tell their user: one line per step, problems with their mend.
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends the command with a message instead of a stack. */
export class Problem extends Error {}

export function reportAndExit(error) {
  if (error instanceof Problem) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${error?.stack ?? error}\n`);
  process.exit(1);
}
