-- Tenancy and amount rules of expenses and rebates that no code path may break.

CALL app.protect_for_staff('expense_type', 'working');
CALL app.protect_for_staff('expense_request', 'document');
CALL app.protect_for_staff('expense_line', 'working');
CALL app.protect_for_staff('expense_request_dealer', 'working');
CALL app.protect_for_staff('expense_request_product', 'working');
CALL app.protect_for_staff('expense_claim', 'document');
CALL app.protect_for_staff('expense_claim_line', 'working');
CALL app.protect_for_staff('stored_file', 'document');
CALL app.protect_for_staff('expense_evidence', 'working');
CALL app.protect_for_staff('expense_settlement', 'document');
CALL app.protect_for_staff('expense_settlement_line', 'document');
CALL app.protect_for_staff('rebate_agreement', 'document');
CALL app.protect_for_staff('rebate_tier', 'working');
CALL app.protect_for_staff('rebate_dealer', 'working');
CALL app.protect_for_staff('rebate_accrual', 'document');
CALL app.protect_for_staff('rebate_settlement', 'document');

ALTER TABLE expense_type
  ADD CONSTRAINT expense_type_activity CHECK (activity IN
    ('PROMOTION', 'DISPLAY', 'LISTING', 'TRAVEL', 'REBATE', 'GOODS', 'OTHER')),
  ADD CONSTRAINT expense_type_settlements CHECK (
    settlements <@ ARRAY['CASH', 'CREDIT_NOTE', 'GOODS'] AND cardinality(settlements) > 0),
  ADD CONSTRAINT expense_type_evidence CHECK (evidence_min BETWEEN 0 AND 20);

ALTER TABLE expense_request
  ADD CONSTRAINT expense_request_status CHECK (status IN
    ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'CLOSED', 'REJECTED', 'CANCELLED')),
  ADD CONSTRAINT expense_request_days CHECK (starts_on <= ends_on),
  ADD CONSTRAINT expense_request_expected CHECK (expected_sales_minor >= 0);

-- The way of an amount: asked for, approved, claimed, verified, settled; each within the one before.
ALTER TABLE expense_line
  ADD CONSTRAINT expense_line_requested CHECK (requested_minor > 0),
  ADD CONSTRAINT expense_line_approved CHECK (approved_minor BETWEEN 0 AND requested_minor),
  ADD CONSTRAINT expense_line_claimed CHECK (cut_minor >= 0 AND claimed_minor >= cut_minor
    AND claimed_minor - cut_minor <= approved_minor - released_minor),
  ADD CONSTRAINT expense_line_verified
    CHECK (verified_minor >= 0 AND verified_minor <= claimed_minor - cut_minor),
  ADD CONSTRAINT expense_line_settled CHECK (settled_minor BETWEEN 0 AND verified_minor),
  ADD CONSTRAINT expense_line_released
    CHECK (released_minor BETWEEN 0 AND approved_minor - verified_minor);

ALTER TABLE expense_claim
  ADD CONSTRAINT expense_claim_status CHECK (status IN
    ('DRAFT', 'SUBMITTED', 'VERIFIED', 'SETTLED', 'REJECTED', 'CANCELLED'));
-- A refund is a line below zero: the same rules, mirrored.
ALTER TABLE expense_claim_line
  ADD CONSTRAINT expense_claim_line_amounts CHECK (
    (claimed_minor > 0 AND verified_minor BETWEEN 0 AND claimed_minor
      AND settled_minor BETWEEN 0 AND verified_minor)
    OR (claimed_minor < 0 AND verified_minor BETWEEN claimed_minor AND 0
      AND settled_minor BETWEEN verified_minor AND 0)),
  ADD CONSTRAINT expense_claim_line_decided
    CHECK (decided_at IS NOT NULL OR (verified_minor = 0 AND settled_minor = 0)),
  ADD CONSTRAINT expense_claim_line_cut
    CHECK (decided_at IS NULL OR verified_minor = claimed_minor OR cut_reason IS NOT NULL);

ALTER TABLE stored_file
  ADD CONSTRAINT stored_file_size CHECK (size_bytes > 0),
  ADD CONSTRAINT stored_file_storage CHECK (storage IN ('DISK', 'S3')),
  ADD CONSTRAINT stored_file_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE expense_settlement
  ADD CONSTRAINT expense_settlement_words CHECK (
    method IN ('CASH', 'CREDIT_NOTE', 'GOODS') AND status IN ('POSTED', 'REVERSED')),
  ADD CONSTRAINT expense_settlement_amount CHECK (amount_minor <> 0),
  -- What it is paid with stands on it.
  ADD CONSTRAINT expense_settlement_document CHECK (
    (method = 'CREDIT_NOTE') = (credit_note_id IS NOT NULL)
    AND (method = 'GOODS') = (order_id IS NOT NULL)
    AND (method = 'CASH' OR dealer_id IS NOT NULL));
ALTER TABLE expense_settlement_line
  ADD CONSTRAINT expense_settlement_line_amount CHECK (amount_minor <> 0);

ALTER TABLE rebate_agreement
  ADD CONSTRAINT rebate_agreement_words CHECK (
    method IN ('STEPPED', 'CUMULATIVE', 'ROLLING')
    AND cycle IN ('MONTH', 'QUARTER', 'YEAR', 'WHOLE')
    AND basis IN ('PERIOD', 'TO_DATE') AND status IN ('DRAFT', 'ACTIVE', 'ENDED')),
  ADD CONSTRAINT rebate_agreement_days CHECK (starts_on <= ends_on);
ALTER TABLE rebate_tier
  ADD CONSTRAINT rebate_tier_rate CHECK (rate BETWEEN 0 AND 1),
  ADD CONSTRAINT rebate_tier_up_to CHECK (up_to_minor > 0);
ALTER TABLE rebate_accrual
  ADD CONSTRAINT rebate_accrual_amounts CHECK (
    earned_minor >= 0 AND earlier_minor >= 0
    AND accrued_minor = greatest(earned_minor - earlier_minor, 0)),
  ADD CONSTRAINT rebate_accrual_status CHECK (status IN ('OPEN', 'SETTLED')),
  ADD CONSTRAINT rebate_accrual_days CHECK (starts_on <= ends_on);
ALTER TABLE rebate_settlement
  ADD CONSTRAINT rebate_settlement_method CHECK (method IN ('CASH', 'CREDIT_NOTE')),
  ADD CONSTRAINT rebate_settlement_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT rebate_settlement_document
    CHECK ((method = 'CREDIT_NOTE') = (credit_note_id IS NOT NULL));

-- What a dealer was shipped in a cycle of a rebate, without reading the whole ledger.
CREATE INDEX order_flow_entry_sales_of_dealer ON order_flow_entry (org_id, dealer_id, occurred_on)
  WHERE kind IN ('SHIPPED', 'RETURNED');
