// What the commands share: reading arguments, finding the organization, saying what is wrong.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { createTranslator } from 'next-intl';
import { isDomainError, type DomainIssue } from '@/kernel/domain-error';
import { createFormats } from '@/i18n/formats/create-formats';
import { issueText, type Words } from '@/i18n/errors/error-words';
import en from '@/i18n/messages/en';
import { EnvironmentError } from '@/env';
import { closePools } from '@/server/platform/db';
import { listOrganizations, type OrganizationRef } from '@/server/platform/organizations';
import { unreachable } from '@/server/platform/unreachable';

/** A mistake in the arguments: its text is for the person who typed them. */
export class UsageError extends Error {}

/** How to call the command, which was asked for and is its answer. */
class HelpAsked extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Named and positional arguments; an unknown one is a UsageError, `--help` ends with the usage. */
export function readArguments<T extends Options>(
  usage: string,
  options: T,
  allowPositionals = false,
) {
  // By itself, so that nothing else of the line has to be right.
  if (process.argv.slice(2).some((one) => one === '--help' || one === '-h')) {
    throw new HelpAsked(usage);
  }
  try {
    return parseArgs({ options, allowPositionals, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The organization of a code, or the only one there is. */
export async function organizationOf(code: string | undefined): Promise<OrganizationRef> {
  const all = await listOrganizations();
  const codes = all.map((one) => one.code).join(', ');
  if (code !== undefined) {
    const found = all.find((one) => one.code === code);
    if (found) return found;
    throw new UsageError(`--org ${code}: there is no such organization. Known: ${codes || 'none'}`);
  }
  const [only, another] = all;
  if (only && !another) return only;
  if (!only) throw new UsageError('There is no organization yet.');
  throw new UsageError(`--org is missing: there are several organizations (${codes})`);
}

/** The organizations a command speaks of: the one named, or all. */
export async function organizationsOf(code: string | undefined): Promise<OrganizationRef[]> {
  return code === undefined ? listOrganizations() : [await organizationOf(code)];
}

/** Problem and mend of a finding in English. */
export function words(issue: DomainIssue): string {
  const translator = (namespace: string) =>
    createTranslator<never>({
      locale: 'en',
      messages: en as never,
      namespace: namespace as never,
    }) as unknown as Words;
  const { problem, mend } = issueText(issue, {
    words: translator('errors'),
    statusWords: translator('common.status'),
    formats: createFormats('en', 'UTC'),
  });
  return [problem, mend].filter(Boolean).join(' ');
}

/** The message for a mistake of the caller or of the installation; undefined for a fault of ours. */
function mistakeOf(error: unknown): string | undefined {
  if (error instanceof UsageError || error instanceof EnvironmentError) return error.message;
  if (isDomainError(error)) {
    const issues = (error.issues ?? []).map((issue) => `\n  ${words(issue)} [${issue.code}]`);
    return `${words(error)} [${error.code}]${issues.join('')}`;
  }
  return unreachable(error);
}

/** Says what ended a command and answers its status. */
function endOf(error: unknown): number {
  if (error instanceof HelpAsked) {
    console.log(error.message);
    return 0;
  }
  const mistake = mistakeOf(error);
  console.error(mistake ?? error);
  return mistake === undefined ? 1 : 2;
}

/**
 * Whoever reads may have had enough, as `head` does after its lines: the command still ends its work, a
 * load above all, and says the rest to nobody.
 */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Runs a command and ends the process: 0, what it answers, or 2 for a mistake of the caller. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  outliveReaders();
  let status = 1;
  try {
    status = await main();
  } catch (error) {
    status = endOf(error);
  } finally {
    await closePools();
  }
  process.exitCode = status;
}
