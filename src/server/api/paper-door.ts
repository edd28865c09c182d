// Assessments as files, by HTTP. The same session, permission and transaction as the procedure that
// shows them on the screen; the file itself is made after the transaction, which it would hold open.
import { z } from 'zod';
import { LOCALES, type AppLocale } from '@/i18n/locales';
import { PAPER_KINDS, printPaper, readPaper } from '@/server/modules/assessments';
import type { RequestContext } from './context';
import { asCaller, fileResponse, refusal } from './file-door';

const Question = z.object({
  runId: z.uuid(),
  /** Null: every subject of the run. */
  subjectId: z.uuid().nullable(),
  kind: z.enum(PAPER_KINDS),
  locale: z.enum(LOCALES) satisfies z.ZodType<AppLocale>,
});

/**
 * A run, or one subject of it, in the reader's language. Answers 404 for what is no such address, and
 * what `assessments.run` refuses in the same words.
 */
export async function downloadPaper(given: unknown, context: RequestContext): Promise<Response> {
  const question = Question.safeParse(given);
  if (!question.success) return new Response(null, { status: 404 });
  try {
    const { kind, ...asked } = question.data;
    const paper = await asCaller(context, 'assessments.read', (work) => readPaper(work, asked));
    return fileResponse({ ...(await printPaper(paper, kind)), kind: 'attachment' });
  } catch (error) {
    return refusal(error, context);
  }
}
