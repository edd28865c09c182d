// What goes with the mail of a notice, by its kind: the place where notices meet the modules above.
import { readDueReport } from '@/server/modules/analytics';
import { readReport, printPaper } from '@/server/modules/assessments';
import type { Encloser } from '@/server/modules/notifications';

const ENCLOSERS: Readonly<Record<string, Encloser>> = {
  /** The report of a run, for those who may read it on the screen too. */
  assessmentPublished: async (work, { docId, locale, can }) => {
    if (!can('assessments.read')) return null;
    const report = await readReport(work, { runId: docId, locale });
    if (!report) return null;
    return { text: report.summary, attach: () => printPaper(report.paper, 'pdf') };
  },
  /** The report of a schedule as a workbook, for those who may still read reports. */
  reportDue: async (work, { docId, params, locale, can }) => {
    if (!can('reports.read')) return null;
    // Of the days the notice tells of: a newer one may have been raised before this mail goes out.
    const { dueOn: to } = params;
    if (to === undefined) throw new Error('a regular report that does not say up to which day');
    const due = await readDueReport(work, { scheduleId: docId, to, locale });
    if (!due) return null;
    const { summary: text, make: attach } = due;
    return attach ? { text, attach } : { text, attach, refused: due.refused };
  },
};

export const encloses: Encloser = async (work, about) =>
  (await ENCLOSERS[about.kind]?.(work, about)) ?? null;
