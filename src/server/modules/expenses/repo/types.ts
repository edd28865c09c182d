// Rows of expenses as the use cases see them.
import type { BusinessDate } from '@/kernel/business-date';
import type { ClaimStatus } from '../domain/claim-machine';
import type { LineAmounts } from '../domain/line-amounts';
import type { SettlementMethod } from '../domain/payable-lines';
import type { RequestStatus } from '../domain/request-machine';

export interface RequestHead {
  id: string;
  number: string;
  title: string;
  status: RequestStatus;
  requesterId: string | null;
  requestedOn: BusinessDate;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
  expectedSalesMinor: bigint | null;
  expectedResult: string | null;
  note: string | null;
  source: string;
  externalNumber: string | null;
  approvalCaseId: string | null;
  version: number;
}

/** The budget cell a line asks from, and what for. */
export interface LineCell {
  typeId: string;
  centreId: string;
  accountId: string;
  programmeId: string;
  periodId: string;
  dealerId: string | null;
}

export interface RequestLine extends LineAmounts, LineCell {
  id: string;
  requestId: string;
  lineNo: number;
  description: string | null;
}

export interface RequestWithLines extends RequestHead {
  lines: RequestLine[];
}

export interface ClaimHead {
  id: string;
  number: string;
  requestId: string;
  status: ClaimStatus;
  claimedOn: BusinessDate;
  note: string | null;
  source: string;
  createdBy: string | null;
  version: number;
}

export interface ClaimLine {
  id: string;
  claimId: string;
  lineNo: number;
  expenseLineId: string;
  dealerId: string | null;
  occurredOn: BusinessDate;
  reference: string | null;
  referenceKey: string | null;
  description: string | null;
  claimedMinor: bigint;
  verifiedMinor: bigint;
  settledMinor: bigint;
  cutReason: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export interface ClaimWithLines extends ClaimHead {
  lines: ClaimLine[];
}

export type { SettlementMethod };

export interface SettlementRow {
  id: string;
  number: string;
  claimId: string;
  method: SettlementMethod;
  status: 'POSTED' | 'REVERSED';
  dealerId: string | null;
  settledOn: BusinessDate;
  amountMinor: bigint;
  reference: string | null;
  creditNoteId: string | null;
  orderId: string | null;
  version: number;
}
