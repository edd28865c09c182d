// Brings in a file or a known data set. A profile opens a new organization and prints how to sign in to
// it, once.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { catchUp } from '@/server/modules/analytics';
import { importKinds, profileNamed, profileNames, runImport } from '@/server/modules/integrations';
import { systemWork } from '@/server/platform/work';
import { organizationOf, readArguments, runCommand, UsageError, words } from './command-line';

const PASSWORD_BYTES = 12;

const fieldsOf = ({ fields }: (typeof importKinds)[number]): string =>
  fields.map(({ name, required }) => (required ? name : `[${name}]`)).join(', ');

const USAGE = `Usage: npm run import -- <kind> <file> [--org code] [--mapping m.json] [--dry-run]
       npm run import -- profile <name> <folder> [--org code] [--year 2023]
Prints each refused row, up to a thousand reasons, then how many rows were read, loaded and rejected;
ends with 1 if any was rejected. A file is CSV or XLSX, its first row names the columns, in any of the languages.

Kinds and their columns:
${importKinds.map((kind) => `  ${kind.name}: ${fieldsOf(kind)}`).join('\n')}

Profiles: ${profileNames.join(', ')}

  --org code       the organization, where there are several; of a profile the code of the new one
  --mapping m.json which column of the file is which field: {"field": "column of the file", …}
  --dry-run        checks every row and writes nothing
  --year 2023      of the profiles that have years`;

function read(file: string, option: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${option}: cannot be read (${reason})`, { cause: error });
  }
}

function readMapping(file: string | undefined): Record<string, string> {
  if (file === undefined) return {};
  const text = read(file, `--mapping ${file}`).toString('utf8');
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch (error) {
    const wanted = '{"field": "column of the file", …}';
    throw new UsageError(`--mapping ${file}: this is not a JSON object of the form ${wanted}`, {
      cause: error,
    });
  }
}

function summary(counts: { read: number; loaded: number; rejected: number }): string {
  return `read ${counts.read}, loaded ${counts.loaded}, rejected ${counts.rejected}`;
}

function readYear(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{4}$/.test(text)) return text === undefined ? text : Number(text);
  throw new UsageError(`--year ${text}: write a year in four digits, such as 2023`);
}

/** Part of the administrator's address, so it is written as a name of a host is. */
function newCode(text: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/i.test(text)) return text;
  const wanted = 'letters, digits and hyphens, at most 40, such as acme-2026';
  throw new UsageError(`--org ${text}: a new organization's code is of ${wanted}`);
}

interface Options {
  org?: string | undefined;
  year?: string | undefined;
  mapping?: string | undefined;
  'dry-run'?: boolean | undefined;
}

/** An option that nothing is done with would be believed: a dry run that writes. */
function refuseUnused(what: string, options: Options, names: readonly (keyof Options)[]): void {
  const [unused] = names.filter((name) => options[name] !== undefined);
  if (unused) throw new UsageError(`--${unused}: ${what} does not take it. Leave it out.`);
}

async function importFile(kind: string, file: string, options: Options): Promise<number> {
  refuseUnused('the import of a file', options, ['year']);
  const { id: orgId } = await organizationOf(options.org);
  const mapping = readMapping(options.mapping);
  const bytes = read(file, file);
  const dryRun = options['dry-run'] ?? false;
  const outcome = await systemWork(orgId, (work) =>
    runImport(work, { kind, fileName: path.basename(file), bytes, mapping, dryRun }),
  );
  for (const { row, column, code, params } of outcome.issues) {
    const where = column === null ? `row ${row}` : `row ${row}, column ${column}`;
    console.log(`${where}: ${words({ code, params })} [${code}]`);
  }
  const { rowsRead, rowsLoaded, rowsRejected } = outcome;
  const told = new Set(outcome.issues.map(({ row }) => row)).size;
  if (told < rowsRejected) console.log(`… and ${rowsRejected - told} more rows were refused`);
  const counts = { read: rowsRead, loaded: rowsLoaded, rejected: rowsRejected };
  console.log(`${summary(counts)}${dryRun ? ' (dry run: nothing was written)' : ''}`);
  return rowsRejected === 0 ? 0 : 1;
}

async function importProfile(name: string, folder: string, options: Options): Promise<number> {
  const profile = profileNamed(name);
  if (!profile) {
    throw new UsageError(
      `profile ${name}: there is no such profile. Known: ${profileNames.join(', ')}`,
    );
  }
  refuseUnused(`profile ${name}`, options, [
    ...(['dry-run', 'mapping'] as const),
    ...(profile.hasYears ? [] : (['year'] as const)),
  ]);
  const code = newCode(options.org ?? name);
  const year = readYear(options.year);
  const admin = {
    email: `admin@${code}.example`,
    name: 'Administrator',
    password: randomBytes(PASSWORD_BYTES).toString('base64url'),
  };
  const say = (line: string) => console.log(line);
  const outcome = await profile.load(folder, { code, admin }, say, { year });
  await catchUp(outcome.orgId);
  for (const [what, count] of Object.entries(outcome.details)) console.log(`${what}: ${count}`);
  console.log(summary(outcome));
  console.log(`Sign in as ${admin.email} with ${admin.password} (shown only now).`);
  return outcome.rejected === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments(
    USAGE,
    {
      org: { type: 'string' },
      year: { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    true,
  );
  const [kind, second, third] = positionals;
  if (
    kind === 'profile' &&
    second !== undefined &&
    third !== undefined &&
    positionals.length === 3
  ) {
    return importProfile(second, third, values);
  }
  if (
    kind !== undefined &&
    kind !== 'profile' &&
    second !== undefined &&
    positionals.length === 2
  ) {
    return importFile(kind, second, values);
  }
  throw new UsageError(USAGE);
}

await runCommand(main);
