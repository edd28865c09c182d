// What crosses the wire about requests for expenses. Client-safe.
import { z } from 'zod';
import { pageInput, pageOf } from '@/kernel/page';
import {
  activities,
  amount,
  claimStatuses,
  date,
  dealerView,
  ids,
  longText,
  MAX_LINES,
  node,
  notNegative,
  person,
  progress,
  reason,
  requestStatuses,
  shortText,
  TimelineEntry,
  version,
} from './schema-fields';

export const RequestLineInput = z.object({
  typeId: z.uuid(),
  centreId: z.uuid(),
  programmeId: z.uuid().nullish(),
  /** Left out: the period of the first day of the activity. */
  periodId: z.uuid().nullish(),
  dealerId: z.uuid().nullish(),
  description: shortText.nullish(),
  requestedMinor: amount,
});
export type RequestLineInput = z.infer<typeof RequestLineInput>;

export const RequestInput = z.object({
  title: z.string().trim().min(1, 'request.required').max(200),
  startsOn: date,
  endsOn: date,
  expectedSalesMinor: notNegative.nullish(),
  expectedResult: longText.nullish(),
  note: longText.nullish(),
  /** Whose sales the activity should lift, and of what. */
  dealerIds: ids(MAX_LINES),
  productIds: ids(MAX_LINES),
  lines: z.array(RequestLineInput).max(MAX_LINES, 'expenses.tooManyLines'),
});
export type RequestInput = z.infer<typeof RequestInput>;

export const SaveRequestInput = z.object({
  requestId: z.uuid().nullish(),
  version: version.nullish(),
  request: RequestInput,
});
export type SaveRequestInput = z.infer<typeof SaveRequestInput>;

export const RequestRef = z.object({ requestId: z.uuid(), version });
export type RequestRef = z.infer<typeof RequestRef>;
export const RequestWithReason = RequestRef.extend({ reason });
export type RequestWithReason = z.infer<typeof RequestWithReason>;

export const DecideRequestInput = RequestRef.extend({
  /** Of the approval as the decider saw it: another approver's step leaves the request as it is. */
  caseVersion: z.number().int().optional(),
  decision: z.enum(['APPROVE', 'RETURN', 'REJECT']),
  comment: z.string().trim().max(500).default(''),
  /** Lines approved for less than asked; lines not named stay as they stand. */
  cuts: z
    .array(z.object({ lineId: z.uuid(), approvedMinor: notNegative }))
    .max(MAX_LINES)
    .default([]),
  /** Lines whose period is closed, with the open one the decider was shown for them. */
  periods: z
    .array(z.object({ lineId: z.uuid(), periodId: z.uuid() }))
    .max(MAX_LINES)
    .default([]),
});
export type DecideRequestInput = z.infer<typeof DecideRequestInput>;

/** What a budget control says of a posting. */
export const Finding = z.object({
  /** `budgets.overBudget`, `budgets.unbudgeted`, … */
  code: z.string(),
  /** Code of the control; null: the declared default for what has no budget. */
  control: z.string().nullable(),
  /** Codes of centre, account and programme, as far as the control names them. */
  node: z.string(),
  centreId: z.uuid(),
  accountId: z.uuid(),
  programmeId: z.uuid(),
  scope: z.string().nullable(),
  /** Numbers of the periods concerned; empty: the whole year. */
  periods: z.array(z.number()),
  availableMinor: z.bigint().nullable(),
  requestedMinor: z.bigint(),
  missingMinor: z.bigint(),
});
export type Finding = z.infer<typeof Finding>;

export const RequestOutcome = z.object({
  requestId: z.uuid(),
  number: z.string(),
  status: z.enum(requestStatuses),
  version: z.number(),
  warnings: z.array(Finding),
});
export type RequestOutcome = z.infer<typeof RequestOutcome>;

export const PreviewRequestInput = z.object({
  /** A saved draft that is being edited; its own lines are not counted twice. */
  requestId: z.uuid().nullish(),
  startsOn: date,
  lines: z.array(RequestLineInput).max(MAX_LINES),
});
export type PreviewRequestInput = z.infer<typeof PreviewRequestInput>;

export const CellBudget = z.object({
  /** What the cell itself was given; null where it has no budget. */
  budgetMinor: z.bigint().nullable(),
  usedMinor: z.bigint(),
  availableMinor: z.bigint().nullable(),
});
export type CellBudget = z.infer<typeof CellBudget>;

export const RequestPreview = z.object({
  lines: z.array(
    CellBudget.extend({
      ...{ periodId: z.uuid().nullable(), periodCode: z.string().nullable() },
      /** The period of the first day, where it is closed and the line is booked after it. */
      closedCode: z.string().nullable(),
    }),
  ),
  stops: z.array(Finding),
  warnings: z.array(Finding),
});
export type RequestPreview = z.infer<typeof RequestPreview>;

export const ListRequestsInput = z.object({
  ...pageInput,
  status: z.array(z.enum(requestStatuses)).max(requestStatuses.length).optional(),
  /** A centre and everything below it. */
  centreId: z.uuid().optional(),
  typeId: z.uuid().optional(),
  dealerId: z.uuid().optional(),
  /** Only those I asked for. */
  mine: z.boolean().optional(),
  from: date.optional(),
  to: date.optional(),
  /** The beginning of a number, or a part of the title. */
  search: z.string().trim().max(100).optional(),
});
export type ListRequestsInput = z.infer<typeof ListRequestsInput>;

export const RequestItem = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  title: z.string(),
  status: z.enum(requestStatuses),
  requesterName: z.string().nullable(),
  requestedOn: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  lineCount: z.number(),
  /** Of the first line; null: a draft without any. */
  centre: node.nullable(),
  type: node.nullable(),
  dealer: dealerView.nullable(),
  ...progress,
});
export type RequestItem = z.infer<typeof RequestItem>;
export const RequestPage = pageOf(RequestItem);

export const RequestLineView = z.object({
  id: z.uuid(),
  lineNo: z.number(),
  type: node.extend({
    activity: z.enum(activities),
    evidenceMin: z.number(),
    needsDealer: z.boolean(),
    needsReference: z.boolean(),
  }),
  centre: node,
  account: node,
  programme: node.nullable(),
  period: z.object({
    ...{ id: z.uuid(), code: z.string(), status: z.string() },
    /** While it is closed and nothing is approved: the first open period after it. */
    openAfter: z.object({ id: z.uuid(), code: z.string() }).nullable(),
  }),
  dealer: dealerView.nullable(),
  description: z.string().nullable(),
  ...progress,
  /** What may still be claimed. */
  claimableMinor: z.bigint(),
  budget: CellBudget,
});
export type RequestLineView = z.infer<typeof RequestLineView>;

export const RequestView = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  title: z.string(),
  status: z.enum(requestStatuses),
  requester: person,
  requestedOn: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  expectedSalesMinor: z.bigint().nullable(),
  expectedResult: z.string().nullable(),
  note: z.string().nullable(),
  source: z.string(),
  externalNumber: z.string().nullable(),
  dealers: z.array(dealerView),
  products: z.array(node),
  lines: z.array(RequestLineView),
  claims: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      status: z.enum(claimStatuses),
      claimedOn: z.string(),
      claimedMinor: z.bigint(),
      verifiedMinor: z.bigint(),
      settledMinor: z.bigint(),
    }),
  ),
  timeline: z.array(TimelineEntry),
  /** Of the newest approval; null: never asked for one. */
  caseVersion: z.number().nullable(),
  /** What this caller may do with the request in its present state. */
  actions: z.array(z.string()),
});
export type RequestView = z.infer<typeof RequestView>;
