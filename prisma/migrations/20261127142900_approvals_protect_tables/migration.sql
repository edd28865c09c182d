-- Tenancy and rules of approvals that no code path may break.
CALL app.protect_for_staff('approval_rule', 'working');
CALL app.protect_for_staff('approval_rule_step', 'working');
CALL app.protect_for_staff('approval_case', 'document');
CALL app.protect_for_staff('approval_step', 'document');
CALL app.protect_for_staff('approval_delegation', 'document');

ALTER TABLE approval_rule
  ADD CONSTRAINT approval_rule_kind
    CHECK (doc_kind IN ('BUDGET', 'BUDGET_CHANGE', 'EXPENSE_REQUEST', 'ORDER')),
  ADD CONSTRAINT approval_rule_amounts
    CHECK (amount_from_minor >= 0 AND amount_to_minor >= coalesce(amount_from_minor, 0)),
  ADD CONSTRAINT approval_rule_priority CHECK (priority BETWEEN 1 AND 9999);
ALTER TABLE approval_rule_step
  ADD CONSTRAINT approval_rule_step_number CHECK (step_no BETWEEN 1 AND 20),
  ADD CONSTRAINT approval_rule_step_who CHECK (CASE kind
    WHEN 'ROLE' THEN role IS NOT NULL AND user_id IS NULL
    WHEN 'USER' THEN role IS NULL AND user_id IS NOT NULL
    WHEN 'OWNER' THEN role IS NULL AND user_id IS NULL
    ELSE false END);

ALTER TABLE approval_case
  ADD CONSTRAINT approval_case_kind
    CHECK (doc_kind IN ('BUDGET', 'BUDGET_CHANGE', 'EXPENSE_REQUEST', 'ORDER')),
  ADD CONSTRAINT approval_case_status
    CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN')),
  ADD CONSTRAINT approval_case_ends CHECK ((status = 'PENDING') = (closed_at IS NULL));
-- A document waits in one case at a time; decided ones stay as its history.
CREATE UNIQUE INDEX approval_case_one_pending ON approval_case (org_id, doc_kind, doc_id)
  WHERE status = 'PENDING';
-- What waits for anybody: small, whatever the history.
CREATE INDEX approval_case_pending ON approval_case (org_id, id) WHERE status = 'PENDING';

ALTER TABLE approval_step
  ADD CONSTRAINT approval_step_who CHECK (CASE kind
    WHEN 'ROLE' THEN role IS NOT NULL AND user_id IS NULL
    WHEN 'USER' THEN role IS NULL AND user_id IS NOT NULL
    ELSE false END),
  ADD CONSTRAINT approval_step_decision CHECK (decision IN ('APPROVE', 'REJECT', 'RETURN')),
  ADD CONSTRAINT approval_step_decided
    CHECK (num_nonnulls(decision, decided_at, decided_by) IN (0, 3)),
  ADD CONSTRAINT approval_step_comment
    CHECK (decision = 'APPROVE' OR decision IS NULL OR comment IS NOT NULL),
  ADD CONSTRAINT approval_step_stands_in CHECK (on_behalf_of <> decided_by);

-- btree_gist came with the fiscal calendars.
ALTER TABLE approval_delegation
  ADD CONSTRAINT approval_delegation_not_to_self CHECK (from_user_id <> to_user_id),
  ADD CONSTRAINT approval_delegation_days CHECK (valid_from <= valid_to),
  ADD CONSTRAINT approval_delegation_no_overlap EXCLUDE USING gist
    (org_id WITH =, from_user_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    WHERE (revoked_at IS NULL);
