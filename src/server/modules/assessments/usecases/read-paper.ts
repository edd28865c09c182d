// An assessment as a file to keep, hand over or send: read in a transaction, made after it.
import { DomainError } from '@/kernel/domain-error';
import type { AppLocale } from '@/i18n/locales';
import type { Work } from '@/server/platform/actor';
import { renderPdf } from '@/server/platform/pdf';
import { readInputs } from '../domain/frozen-inputs';
import { safeFileName } from '../domain/paper';
import type { Layout } from '../domain/paper-layout';
import { readAppeals } from '../repo/appeals';
import { readScores } from '../repo/runs';
import { readStandingsBefore } from '../repo/standings';
import { inLanguage } from '../schemas';
import { layoutOf } from './compose-layout';
import type { PaperFacts } from './layout-tables';
import { pdfOf } from './paper-pdf';
import { wordsFor, type PaperWords } from './paper-words';
import { workbookOf } from './paper-workbook';
import { findRun, isReproduced } from './read-runs';

export interface PaperQuestion {
  runId: string;
  /** Null: the whole run. */
  subjectId: string | null;
  locale: AppLocale;
}

export interface Paper {
  words: PaperWords;
  facts: PaperFacts;
  layout: Layout;
  /** Parts of the file's name. */
  name: readonly string[];
}

/** Refuses with `assessments.runNotFound`, `assessments.subjectNotFound`. */
export async function readPaper(work: Work, question: PaperQuestion): Promise<Paper> {
  const { runId, subjectId, locale } = question;
  const head = await findRun(work, runId);
  const [found, disputed, before] = await Promise.all([
    readScores(work.tx, runId),
    readAppeals(work.tx, runId),
    readStandingsBefore(work.tx, head),
  ]);
  const scores = inLanguage(found, locale);
  const appeals = inLanguage(disputed, locale);
  const subject = scores.find((score) => score.subjectId === subjectId);
  if (subjectId !== null && !subject) {
    throw new DomainError('assessments.subjectNotFound', { status: 'not_found' });
  }
  const inputs = readInputs(head.inputs);
  const words = await wordsFor(locale, work.organization.timeZone);
  const { name, currency } = work.organization;
  const facts: PaperFacts = {
    run: { ...head, isReproduced: isReproduced(head, inputs, scores) },
    organization: { name, currency },
    rules: inputs.scheme,
    scores,
    figures: new Map(inputs.subjects.map(({ id, figures }) => [id, figures])),
    appeals,
    ...before,
  };
  return {
    ...{ words, facts, layout: layoutOf(words, facts, subjectId) },
    name: [head.number, head.periodTo.slice(0, 7), ...(subject ? [subject.subjectCode] : [])],
  };
}

export interface PaperFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export const PAPER_KINDS = ['pdf', 'xlsx'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

const MEDIA_TYPES: Record<PaperKind, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The file of a paper. Takes seconds where it has hundreds of pages: call it outside a transaction. */
export async function printPaper(paper: Paper, kind: PaperKind): Promise<PaperFile> {
  const { words, facts, layout, name } = paper;
  const from = { organization: facts.organization.name, number: facts.run.number };
  const bytes = await (kind === 'pdf' ? renderPdf(pdfOf(words, layout, from)) : workbookOf(layout));
  return { name: safeFileName(name, kind), mediaType: MEDIA_TYPES[kind], bytes };
}
