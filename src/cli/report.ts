// Prints the rows of a report screen; folds what is not folded yet first.
import { parseBusinessDate } from '@/kernel/business-date';
import {
  catchUp,
  dimensionsOf,
  reportDimensions,
  reportNamed,
  reportText,
  runReport,
  type Report,
} from '@/server/modules/analytics';
import { reportAssessments } from '@/server/modules/assessments';
import { systemWork } from '@/server/platform/work';
import { organizationOf, readArguments, runCommand, UsageError } from './command-line';

/** Its scores are frozen when it is computed, so it asks no rollup and needs no fold. */
const ASSESSMENT = 'assessment';

const FORMATS = ['csv', 'json'] as const;
const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
/** What can be compared with, as it is typed. */
const BASES = { budget: 'BUDGET', last_year: 'LAST_YEAR', last_period: 'LAST_PERIOD' } as const;
type BasisWord = keyof typeof BASES;
const EVERY_ROW = 10_000_000;

const USAGE = `Usage: npm run report -- <name> [options]

Reports, and what each can be grouped by:
${[...Object.entries(reportDimensions), [ASSESSMENT, ['subject', 'indicator']] as const]
  .map(([name, dimensions]) => `  ${name.padEnd(19)} ${dimensions.join(', ')}`)
  .join('\n')}

  --org code              the organization, where there are several
  --by dim,dim            what the rows stand for
  --only dim=code         rows of one of them; may be repeated. Of an assessment also scheme=code
  --from d --to d         days such as 2025-03-09; without them all time, or the fiscal year to date
  --depth n               levels of a tree, from 1 (the top)
  --basis b               of variance and price-mix-quantity: ${Object.keys(BASES).join(', ')}
  --lang l                ${LOCALES.join(', ')}
  --format f              ${FORMATS.join(', ')}`;

function choice<T extends string>(argument: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found) return found;
  throw new UsageError(`--${argument} ${value}: allowed are ${allowed.join(', ')}`);
}

function date(argument: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  const result = parseBusinessDate(value);
  if (result.ok) return result.value;
  throw new UsageError(`--${argument} ${value}: should be a date such as 2025-03-09`);
}

function depthOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^([1-9]|1\d|20)$/.test(value)) return Number(value);
  throw new UsageError(`--depth ${value}: should be a whole number from 1 (the top) to 20`);
}

function basisOf(value = 'budget') {
  const allowed = Object.keys(BASES) as BasisWord[];
  return BASES[choice('basis', value.toLowerCase(), allowed)];
}

function narrowings(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new UsageError(`--only ${pair}: should be dimension=code, such as dealer=D001`);
    }),
  );
}

function argumentsOf() {
  return readArguments(
    USAGE,
    {
      org: { type: 'string' },
      by: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      only: { type: 'string', multiple: true, default: [] },
      depth: { type: 'string' },
      basis: { type: 'string' },
      lang: { type: 'string', default: 'en' },
    },
    true,
  );
}

type Values = ReturnType<typeof argumentsOf>['values'];
type Answer = Pick<Report, 'columns' | 'rows'>;

/** What every report is asked: the period, the dimensions and what they are narrowed to. */
function questionOf(values: Values) {
  return {
    by: values.by?.split(',').map((dim) => dim.trim()),
    from: date('from', values.from),
    to: date('to', values.to),
    only: narrowings(values.only),
  };
}

async function assessmentAnswer(values: Values): Promise<Answer> {
  if (values.depth !== undefined) throw new UsageError('--depth: an assessment has no depth');
  if (values.basis !== undefined) throw new UsageError('--basis: an assessment has no basis');
  const question = questionOf(values);
  const locale = choice('lang', values.lang, LOCALES);
  const organization = await organizationOf(values.org);
  return systemWork(organization.id, (work) => reportAssessments(work, question, locale));
}

async function rollupAnswer(named: string, values: Values): Promise<Answer> {
  const name = reportNamed(named, [ASSESSMENT]);
  const question = questionOf(values);
  const input = {
    ...question,
    name,
    by: dimensionsOf(name, question.by),
    depth: depthOf(values.depth),
    basis: basisOf(values.basis),
  };
  const locale = choice('lang', values.lang, LOCALES);
  const organization = await organizationOf(values.org);
  const caught = await catchUp(organization.id);
  if (caught.pending) console.error('Some changes are not in yet: a transaction is still running.');
  return systemWork(organization.id, (work) =>
    runReport(work, input, { locale, limit: EVERY_ROW }),
  );
}

async function main(): Promise<number> {
  const { values, positionals } = argumentsOf();
  const [named, ...rest] = positionals;
  if (named === undefined) throw new UsageError(USAGE);
  if (rest.length > 0) throw new UsageError(`${rest.join(' ')}: one report at a time`);
  const format = choice('format', values.format, FORMATS);
  const report = await (named === ASSESSMENT
    ? assessmentAnswer(values)
    : rollupAnswer(named, values));
  process.stdout.write(reportText(report, format));
  return 0;
}

await runCommand(main);
