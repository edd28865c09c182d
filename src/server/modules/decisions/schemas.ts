// Several approvals decided at once. Client-safe.
import { z } from 'zod';
import { Refused } from '@/kernel/batch';

/** One request holds the locks of all its documents: more go in several. */
export const MAX_DECISIONS = 50;

export const DecideManyInput = z
  .object({
    cases: z
      .array(z.object({ caseId: z.uuid(), version: z.number().int().min(1) }))
      .min(1, 'request.required')
      .max(MAX_DECISIONS)
      .refine((cases) => new Set(cases.map(({ caseId }) => caseId)).size === cases.length, {
        message: 'decisions.namedTwice',
      }),
    decision: z.enum(['APPROVE', 'REJECT']),
    comment: z.string().trim().max(500).default(''),
  })
  .refine(({ decision, comment }) => decision === 'APPROVE' || comment !== '', {
    message: 'approvals.commentMissing',
    path: ['comment'],
  });
export type DecideManyInput = z.output<typeof DecideManyInput>;

export const DecidedCase = z.object({
  id: z.uuid(),
  /** Of the document; what waits for a further step keeps its own. */
  status: z.string(),
});
export type DecidedCase = z.infer<typeof DecidedCase>;

export const DecidedMany = z.object({ done: z.array(DecidedCase), refused: z.array(Refused) });
export type DecidedMany = z.infer<typeof DecidedMany>;
