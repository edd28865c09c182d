// The source as the tests of the architecture read it: files with what they import.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Import {
  /** As written: `@/kernel/money`, `../repo/read`, `pg`; relative ones resolved to `src/…`. */
  target: string;
  isType: boolean;
}

export interface SourceFile {
  /** From the project's folder: `src/kernel/money.ts`. */
  name: string;
  text: string;
  imports: Import[];
}

const STATEMENT = /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

export function importsOf(name: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, type, from, bare]) => {
    const written = from ?? bare ?? '';
    const target = written.startsWith('.')
      ? path.posix.join(path.posix.dirname(name), written)
      : written.replace(/^@\//, 'src/');
    return { target, isType: type !== undefined };
  });
}

/** Files below a folder of the project, without what is generated. */
export function sourceFiles(folder: string, ending = /\.(?:ts|tsx|mjs)$/): SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => ending.test(name) && !name.startsWith('src/generated/'))
    .map((name) => {
      const text = readFileSync(path.join(ROOT, name), 'utf8');
      return { name, text, imports: importsOf(name, text) };
    });
}
