// The life of a command: what it starts is closed in reverse order when it ends, when it fails and
// when it is told to stop. If it is killed outright, its guardian does the same in its place.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endGroups, startGroup } from './processes.mjs';
import { Problem, report, say } from './say.mjs';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Stays when this process is killed: it sees its standard input end and cleans up. */
function startGuardian() {
  const file = fileURLToPath(new URL('./guardian.mjs', import.meta.url));
  const child = spawn(process.execPath, [file], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  child.stdin.on('error', () => undefined);
  child.stdin.unref?.();
  const tell = (message) => child.stdin.write(`${JSON.stringify(message)}\n`);
  return {
    pid: child.pid,
    watch: (thing) => tell({ watch: thing }),
    forget: (thing) => tell({ forget: thing }),
    dismiss: () => {
      tell({ dismissed: true });
      child.stdin.end();
    },
  };
}

export function openScope() {
  const guardian = startGuardian();
  const closers = [];
  let closing;
  const scope = {
    guardian,
    get isClosing() {
      return closing !== undefined;
    },
    /** `thing` tells the guardian how to do the same. */
    onClose(close, thing) {
      if (thing) guardian.watch(thing);
      closers.push(async () => {
        await close();
        if (thing) guardian.forget(thing);
      });
    },
    /** A service: lives until the scope closes. */
    start(command, args, options) {
      if (closing) throw new Problem('Stopped.');
      const service = startGroup(command, args, options);
      if (service.pid) {
        const thing = { group: service.pid };
        scope.onClose(() => endGroups([service.pid]), thing);
        void service.exited.then(() => guardian.forget(thing));
      }
      return service;
    },
    /** Runs a command to its end; rejects, with its output when that was kept, if it fails. */
    async run(command, args, { quiet = false, ...options } = {}) {
      const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
      const { child, exited } = scope.start(command, args, { stdio, ...options });
      let output = '';
      let standardOutput = '';
      child.stdout?.on('data', (data) => {
        output += data;
        standardOutput += data;
      });
      child.stderr?.on('data', (data) => (output += data));
      const drained = new Promise((resolve) => child.on('close', resolve).on('error', resolve));
      const { code, signal, error } = await exited;
      if (!error) await drained;
      if (code === 0) return standardOutput;
      const line = [path.basename(command), ...args].join(' ');
      const end = error ? error.message : `ended with ${code ?? signal}`;
      throw Object.assign(new Problem(`${line} ${end}\n${output}`.trimEnd()), { output });
    },
    /** A folder that is gone afterwards. Others may pass through it: the database's user must. */
    temporaryFolder(name) {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), `dealerdesk-${name}-`));
      fs.chmodSync(folder, 0o755);
      scope.onClose(() => fs.rmSync(folder, { recursive: true, force: true }), { folder });
      return folder;
    },
    close() {
      closing ??= (async () => {
        for (const close of closers.toReversed()) {
          await close().catch((error) => report(error));
        }
        guardian.dismiss();
      })();
      return closing;
    },
  };
  return scope;
}

/**
 * Runs a command: `main(scope)` resolves to the exit code. A signal closes the scope and exits; a
 * second one leaves the rest to the guardian. `last` is told after everything was closed.
 */
export function runCommand(main, { last = () => undefined } = {}) {
  const scope = openScope();
  let ending;
  const end = (code) => {
    ending ??= scope.close().then(() => process.exit(code));
    return ending;
  };
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (ending) process.exit(code);
      say('\nStopping …');
      void end(code);
    });
  }
  main(scope).then(
    async (code = 0) => {
      if (ending) return;
      ending = scope.close();
      await ending;
      last();
      process.exit(code);
    },
    (error) => {
      if (!ending) report(error);
      void end(1);
    },
  );
}
