// An assessment laid out for print: the ranking first, then a section per subject. The same for every
// kind of file; nothing is read here.
import { localName } from '@/kernel/local-names';
import { breakdownOf, rankingOf, type BreakdownRow, type RankingRow } from '../domain/paper';
import { text, type Layout, type LayoutFact, type LayoutSection } from '../domain/paper-layout';
import type { SubjectScore } from '../schemas';
import {
  NOTHING,
  appealTable,
  breakdownTable,
  pointsCell,
  rankingTable,
  rulesTable,
  type PaperFacts,
} from './layout-tables';
import { periodWords, type PaperWords } from './paper-words';

/** Which run this is: on every section, so that a page speaks for itself. */
function runFacts(words: PaperWords, { run, before }: PaperFacts): LayoutFact[] {
  const { t, status, formats } = words;
  const fact = (label: string, value: string) => ({ label, cell: text(value) });
  const version = run.schemeVersion === null ? t('paper.notRecorded') : String(run.schemeVersion);
  const again = t(run.isReproduced ? 'field.reproduced' : 'field.notReproduced');
  return [
    fact(t('field.run'), run.number),
    fact(t('field.status'), status(run.status)),
    fact(t('field.scheme'), `${run.schemeCode} · ${t('paper.schemeVersion')} ${version}`),
    fact(t('field.period'), periodWords(words, run)),
    fact(t('field.asOf'), formats.dateTime(run.asOf)),
    fact(t('paper.comparedWith'), comparedWith(words, before)),
    fact(t('field.hash'), t('paper.aside', { text: run.inputsHash, aside: again })),
  ];
}

function comparedWith(words: PaperWords, before: PaperFacts['before']): string {
  if (before === null) return words.t('paper.noneBefore');
  return `${before.number} · ${periodWords(words, before)}`;
}

function subjectNotes(
  { t }: PaperWords,
  { rules }: PaperFacts,
  rows: readonly BreakdownRow[],
): string[] {
  const notes: string[] = [];
  const fixed = rows.filter(({ controllable }) => !controllable);
  if (rows.some(({ points }) => points === null)) {
    notes.push(t('paper.said', { label: t('basis.none'), text: t(`noBasis.${rules.noBasis}`) }));
  }
  if (fixed.length > 0) {
    const names = fixed.map(({ indicator }) => t(`indicator.${indicator}`)).join(t('paper.and'));
    notes.push(t('paper.said', { label: t('paper.notControllable'), text: names }));
  }
  return notes;
}

function subjectSection(
  words: PaperWords,
  facts: PaperFacts,
  score: SubjectScore,
  row: RankingRow,
): LayoutSection {
  const { t } = words;
  const figures = facts.figures.get(score.subjectId);
  if (!figures) throw new Error(`a run has no figures of ${score.subjectCode}`);
  const breakdown = breakdownOf(facts.rules, score, figures);
  const appeals = facts.appeals.filter(({ subjectId }) => subjectId === score.subjectId);
  const place =
    row.rank === null
      ? NOTHING
      : text(t('paper.place', { rank: row.rank, of: facts.scores.length }));
  return {
    tab: score.subjectCode,
    title: `${score.subjectName} (${score.subjectCode})`,
    facts: [
      { label: t('field.total'), cell: pointsCell(words, score.total) },
      { label: t('field.grade'), cell: text(score.grade ?? '–') },
      { label: t('field.rank'), cell: place },
      { label: t('field.controllable'), cell: pointsCell(words, score.controllable) },
      {
        label: t('paper.scoreBefore'),
        cell: row.before === null ? NOTHING : pointsCell(words, row.before.total),
      },
      {
        label: t('paper.change'),
        cell: row.change === null ? NOTHING : pointsCell(words, row.change, true),
      },
      ...runFacts(words, facts),
    ],
    tables: [
      breakdownTable(words, facts, breakdown, score.total),
      ...(appeals.length > 0 ? [appealTable(words, facts, appeals)] : []),
    ],
    notes: subjectNotes(words, facts, breakdown),
  };
}

/** What a whole run, or one subject of it, says on paper. */
export function layoutOf(
  words: PaperWords,
  facts: PaperFacts,
  onlySubjectId: string | null,
): Layout {
  const { t } = words;
  const { run, rules, appeals } = facts;
  const ranking = rankingOf(facts.scores, facts.standings);
  const scheme = localName({ name: run.schemeName, names: run.schemeNames }, words.locale);
  const title = `${scheme} · ${periodWords(words, run)}`;
  const draft = run.publishedAt === null ? [t('paper.draft')] : [];
  const first: LayoutSection = {
    tab: t('paper.ranking'),
    title,
    facts: runFacts(words, facts),
    tables: [
      rankingTable(words, ranking),
      rulesTable(words, rules),
      ...(appeals.length > 0 ? [appealTable(words, facts, appeals)] : []),
    ],
    notes: [
      ...draft,
      t('paper.said', { label: t('field.noBasis'), text: t(`noBasis.${rules.noBasis}`) }),
    ],
  };
  const subjects = facts.scores.flatMap((score, i) => {
    const row = ranking[i];
    const isWanted = onlySubjectId === null || score.subjectId === onlySubjectId;
    return row && isWanted ? [subjectSection(words, facts, score, row)] : [];
  });
  if (onlySubjectId === null) return { title, sections: [first, ...subjects] };
  const sections = subjects.map((one) => ({ ...one, notes: [...draft, ...one.notes] }));
  return { title: `${title} · ${sections[0]?.title ?? ''}`, sections };
}
