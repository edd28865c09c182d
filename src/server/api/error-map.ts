// The one place where refusals become answers: domain errors, input that does not fit its schema,
// and what the database itself refused. Anything else is a fault: logged, and told only by its id.
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import {
  DomainError,
  isDomainError,
  type DomainErrorShape,
  type DomainIssue,
  type ErrorStatus,
} from '@/kernel/domain-error';

const TRPC_CODE: Record<ErrorStatus, TRPCError['code']> = {
  invalid: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  refused: 'UNPROCESSABLE_CONTENT',
  too_many: 'TOO_MANY_REQUESTS',
};

interface KnownConstraint {
  code: DomainErrorShape['code'];
  status: ErrorStatus;
  /** The field of the form whose value is taken. */
  field?: string;
}

/** Constraints a person can run into when two of them act at once; all others are faults. */
const BY_CONSTRAINT: Record<string, KnownConstraint> = {
  stock_level_on_hand_not_negative: { code: 'inventory.notEnoughStock', status: 'conflict' },
  stock_level_reserved_within: { code: 'inventory.notEnoughStock', status: 'conflict' },
  order_line_open_not_negative: { code: 'orders.moreThanApproved', status: 'conflict' },
  order_line_reserved_within: { code: 'orders.moreThanApproved', status: 'conflict' },
  order_line_returned_within: { code: 'fulfilment.moreThanShipped', status: 'conflict' },
  shipment_line_within_released: { code: 'fulfilment.moreThanReleased', status: 'conflict' },
  order_line_invoiced_within: { code: 'receivables.moreThanShipped', status: 'conflict' },
  organization_code_key: {
    code: 'identity.organizationCodeTaken',
    status: 'conflict',
    field: 'code',
  },
  app_user_email_key: { code: 'identity.emailTaken', status: 'conflict', field: 'email' },
  product_org_id_code_key: { code: 'catalog.codeTaken', status: 'conflict', field: 'code' },
  product_org_id_barcode_key: {
    code: 'catalog.barcodeInUse',
    status: 'conflict',
    field: 'barcode',
  },
  category_org_id_code_key: { code: 'catalog.codeTaken', status: 'conflict', field: 'code' },
  price_list_org_id_code_key: { code: 'catalog.codeTaken', status: 'conflict', field: 'code' },
  dealer_org_id_code_key: { code: 'dealers.codeTaken', status: 'conflict', field: 'code' },
  region_org_id_code_key: { code: 'dealers.codeTaken', status: 'conflict', field: 'code' },
  product_pack_org_id_barcode_key: { code: 'catalog.barcodeInUse', status: 'conflict' },
  price_list_item_one_price: { code: 'catalog.priceRepeated', status: 'conflict' },
  salesperson_org_id_code_key: { code: 'dealers.codeTaken', status: 'conflict', field: 'code' },
  dealer_level_org_id_code_key: { code: 'dealers.codeTaken', status: 'conflict', field: 'code' },
  approval_case_one_pending: { code: 'approvals.alreadyPending', status: 'conflict' },
  approval_rule_org_id_code_key: { code: 'approvals.codeTaken', status: 'conflict', field: 'code' },
  approval_rule_org_id_centre_id_fkey: {
    code: 'approvals.unknownCentre',
    status: 'not_found',
    field: 'centreId',
  },
  approval_delegation_no_overlap: {
    code: 'approvals.delegationOverlap',
    status: 'conflict',
    field: 'validFrom',
  },
  responsibility_centre_org_id_region_id_fkey: {
    code: 'centres.unknownRegion',
    status: 'invalid',
    field: 'regionId',
  },
  responsibility_centre_org_id_code_key: {
    code: 'centres.codeTaken',
    status: 'conflict',
    field: 'code',
  },
  account_org_id_code_key: { code: 'accounts.codeTaken', status: 'conflict', field: 'code' },
  programme_org_id_code_key: { code: 'programmes.codeTaken', status: 'conflict', field: 'code' },
  fiscal_calendar_org_id_code_key: { code: 'periods.codeTaken', status: 'conflict', field: 'code' },
  // The use cases lock and name what stands in the way; these are for whoever gets past them.
  dealer_contact_one_primary: { code: 'dealers.primaryTaken', status: 'conflict' },
  dealer_address_one_default: { code: 'dealers.defaultTaken', status: 'conflict' },
  fiscal_calendar_one_default: { code: 'periods.defaultTaken', status: 'conflict' },
  fiscal_year_org_id_calendar_id_code_key: {
    code: 'periods.codeTaken',
    status: 'conflict',
    field: 'code',
  },
  fiscal_period_org_id_calendar_id_code_key: {
    code: 'periods.codeTaken',
    status: 'conflict',
    field: 'code',
  },
  fiscal_year_no_overlap: { code: 'periods.daysTaken', status: 'conflict', field: 'startsOn' },
  fiscal_period_no_overlap: { code: 'periods.daysTaken', status: 'conflict', field: 'startsOn' },
  assessment_scheme_org_id_code_key: {
    code: 'assessments.codeTaken',
    status: 'conflict',
    field: 'code',
  },
  assessment_run_one_published: { code: 'assessments.alreadyPublished', status: 'conflict' },
  assessment_appeal_one_open: { code: 'assessments.appealOpen', status: 'conflict' },
  budget_control_org_id_code_key: { code: 'budgets.codeTaken', status: 'conflict', field: 'code' },
  budget_driver_org_id_code_key: { code: 'budgets.codeTaken', status: 'conflict', field: 'code' },
  budget_limit_within: { code: 'budgets.overBudget', status: 'conflict' },
  quota_one_active: { code: 'quotas.alreadyThere', status: 'conflict', field: 'holder' },
  quota_balance_within: { code: 'quotas.takenMeanwhile', status: 'conflict' },
  budget_balance_promises_not_negative: { code: 'budgets.moreThanPromised', status: 'conflict' },
  budget_org_id_year_id_version_no_key: { code: 'budgets.versionTaken', status: 'conflict' },
  expense_type_org_id_code_key: { code: 'expenses.codeTaken', status: 'conflict', field: 'code' },
  rebate_agreement_org_id_code_key: {
    code: 'expenses.codeTaken',
    status: 'conflict',
    field: 'code',
  },
  expense_request_org_id_external_number_key: {
    code: 'expenses.alreadyLoaded',
    status: 'conflict',
  },
  rebate_settlement_org_id_accrual_id_key: {
    code: 'rebates.alreadySettled',
    status: 'conflict',
  },
  warehouse_org_id_code_key: { code: 'inventory.codeTaken', status: 'conflict', field: 'code' },
};

interface DatabaseError {
  code: string;
  constraint?: string;
}

/** A PostgreSQL error, as pg throws it or as Prisma wraps it. */
function databaseError(error: unknown): DatabaseError | undefined {
  if (!(error instanceof Error)) return undefined;
  const plain = error as Error & { code?: unknown; constraint?: unknown; meta?: unknown };
  if (typeof plain.code === 'string' && /^[0-9A-Z]{5}$/.test(plain.code) && 'severity' in plain) {
    return {
      code: plain.code,
      ...(typeof plain.constraint === 'string' ? { constraint: plain.constraint } : {}),
    };
  }
  const text = JSON.stringify(plain.meta ?? '') + error.message;
  const constraint = Object.keys(BY_CONSTRAINT).find((name) => text.includes(name));
  return constraint ? { code: '23514', constraint } : undefined;
}

/** The refusal inside an error, or undefined where it is a fault. */
export function asDomainError(error: unknown): DomainError | undefined {
  if (isDomainError(error)) return error;
  const database = databaseError(error);
  const known = database?.constraint ? BY_CONSTRAINT[database.constraint] : undefined;
  if (known) {
    const { code, ...details } = known;
    return new DomainError(code, details);
  }
  // 23001: PostgreSQL 18 tells a RESTRICT apart from other foreign keys.
  if (database?.code === '23503' || database?.code === '23001')
    return new DomainError('request.stillUsed', { status: 'conflict' });
  if (database?.code === '22P02' || database?.code === '22003') {
    return new DomainError('request.invalid', { status: 'invalid' });
  }
  // A null character, which no text of PostgreSQL can hold: 22021 in text, 22P05 in JSON.
  if (database?.code === '22021' || database?.code === '22P05') {
    return new DomainError('request.controlCharacter', { status: 'invalid' });
  }
  return undefined;
}

export function toTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const domain = asDomainError(error);
  if (domain) {
    const code = domain.code === 'auth.signedOut' ? 'UNAUTHORIZED' : TRPC_CODE[domain.status];
    return new TRPCError({ code, message: domain.code, cause: domain });
  }
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'fault', cause: error });
}

function zodIssues(error: ZodError): DomainIssue[] {
  return error.issues.slice(0, 50).map((issue) => {
    const { code, path, message } = issue;
    const bounds = issue as unknown as { minimum?: unknown; maximum?: unknown; origin?: unknown };
    const scalar = (value: unknown) =>
      typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
    // A schema may name a domain code in its message; otherwise the kind of mismatch is the code.
    const own = /^[a-z]+\.[a-zA-Z]+$/.test(message) ? (message as DomainIssue['code']) : undefined;
    return {
      code: own ?? `request.${code}`,
      field: path.join('.'),
      params: {
        minimum: scalar(bounds.minimum),
        maximum: scalar(bounds.maximum),
        origin: typeof bounds.origin === 'string' ? bounds.origin : '',
      },
    };
  });
}

/** The domain shape that crosses the wire with an error, if the error is a refusal. */
export function errorShape(error: TRPCError): DomainErrorShape | undefined {
  if (error.cause instanceof ZodError && error.code === 'BAD_REQUEST') {
    const issues = zodIssues(error.cause);
    const field = issues[0]?.field;
    return {
      code: 'request.invalid',
      status: 'invalid',
      params: { count: issues.length },
      issues,
      ...(field ? { field } : {}),
    };
  }
  return asDomainError(error.cause)?.toJSON();
}
