// What the mail about a published run says, and the report that goes with it.
import { divideHalfUp } from '@/kernel/decimal';
import { localName } from '@/kernel/local-names';
import type { AppLocale } from '@/i18n/locales';
import type { Work } from '@/server/platform/actor';
import { rankingOf, type RankingRow } from '../domain/paper';
import { periodWords, pointsWords, type PaperWords } from './paper-words';
import { readPaper, type Paper } from './read-paper';

/** How many of the best a mail names. */
const NAMED = 3;

const points = (words: PaperWords, value: bigint | null | undefined, signed = false): string =>
  value === null || value === undefined ? words.t('basis.none') : pointsWords(words, value, signed);

function averageOf(totals: readonly (bigint | null)[]): bigint | null {
  const known = totals.filter((total) => total !== null);
  if (known.length === 0) return null;
  const sum = known.reduce((whole, total) => whole + total, 0n);
  const mean = divideHalfUp(sum < 0n ? -sum : sum, BigInt(known.length));
  return sum < 0n ? -mean : mean;
}

function lineOf(words: PaperWords, row: RankingRow): string {
  const { rank, subjectName, total, grade, change } = row;
  const more = [grade, change === null ? null : points(words, change, true)].filter(Boolean);
  const { t } = words;
  const said = `${rank}. ${t('paper.said', { label: subjectName, text: points(words, total) })}`;
  return more.length > 0
    ? t('paper.aside', { text: said, aside: more.join(t('paper.and')) })
    : said;
}

/** Who was assessed, how they did on average beside the period before, and the best of them. */
export function summaryOf({ words, facts }: Pick<Paper, 'words' | 'facts'>): string {
  const { t } = words;
  const { run, scores, standings, before } = facts;
  const average = averageOf(scores.map(({ total }) => total));
  const then = averageOf([...standings.values()].map(({ total }) => total));
  const scheme = localName({ name: run.schemeName, names: run.schemeNames }, words.locale);
  const ranked = rankingOf(scores, standings).filter(({ rank }) => rank !== null);
  return [
    `${scheme} · ${periodWords(words, run)}`,
    t('mail.average', { count: scores.length, average: points(words, average) }),
    ...(before
      ? [t('mail.before', { period: periodWords(words, before), average: points(words, then) })]
      : []),
    ...ranked.slice(0, NAMED).map((row) => lineOf(words, row)),
    t('mail.attached'),
  ].join('\n');
}

/** The report of a run; null where it is a draft, which is mailed to nobody. */
export async function readReport(
  work: Work,
  { runId, locale }: { runId: string; locale: AppLocale },
): Promise<{ paper: Paper; summary: string } | null> {
  const paper = await readPaper(work, { runId, subjectId: null, locale });
  return paper.facts.run.publishedAt === null ? null : { paper, summary: summaryOf(paper) };
}
