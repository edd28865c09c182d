-- Tenancy and words of the figures' tables. What concerns budgets is never a dealer's to see.
CALL app.protect_for_staff('rollup_budget_month', 'working');
CALL app.protect_for_staff('rollup_expense_month', 'working');
CALL app.protect_for_staff('rollup_service_line', 'working');
CALL app.protect_for_staff('rollup_service_dealer', 'working');
CALL app.protect_for_staff('rollup_service_product', 'working');
CALL app.protect_for_staff('rollup_gap_month', 'working');
CALL app.protect_for_staff('sales_target', 'working');
CALL app.protect_for_staff('sales_budget', 'working');
CALL app.protect_for_staff('deviation_rule', 'working');
CALL app.protect_for_staff('deviation', 'document');

ALTER TABLE sales_target
  ADD CONSTRAINT sales_target_subject CHECK (subject_kind IN
    ('COMPANY', 'DEALER', 'REGION', 'SALESPERSON', 'PRODUCT', 'CATEGORY')),
  ADD CONSTRAINT sales_target_days CHECK (starts_on <= ends_on),
  ADD CONSTRAINT sales_target_amount CHECK (amount_minor >= 0 AND quantity >= 0);
ALTER TABLE sales_budget
  ADD CONSTRAINT sales_budget_amount CHECK (amount_minor >= 0 AND quantity >= 0);
ALTER TABLE deviation_rule
  ADD CONSTRAINT deviation_rule_words CHECK (
    measure IN ('EXPENSE', 'REVENUE', 'SALES_TARGET')
    AND basis IN ('BUDGET', 'LAST_YEAR', 'LAST_PERIOD') AND span IN ('PERIOD', 'YEAR_TO_DATE')),
  ADD CONSTRAINT deviation_rule_threshold CHECK (
    (amount_minor IS NOT NULL OR rate IS NOT NULL) AND amount_minor >= 0 AND rate >= 0),
  ADD CONSTRAINT deviation_rule_due CHECK (due_days BETWEEN 0 AND 366);
ALTER TABLE deviation
  ADD CONSTRAINT deviation_status CHECK (status IN ('OPEN', 'EXPLAINED', 'ACTION', 'CLOSED')),
  -- Whatever was explained, asked for or closed keeps the words that did it.
  ADD CONSTRAINT deviation_explained CHECK (status = 'OPEN' OR explanation IS NOT NULL),
  ADD CONSTRAINT deviation_action CHECK (status <> 'ACTION' OR action IS NOT NULL);

-- What is in the ledger already was wanted on the day its order says. The login that owns the tables
-- is under their policies too, and would see nothing.
ALTER TABLE order_flow_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sales_order NO FORCE ROW LEVEL SECURITY;
UPDATE order_flow_entry e SET due_on = o.requested_on FROM sales_order o
WHERE o.org_id = e.org_id AND o.id = e.order_id AND o.requested_on IS NOT NULL;
ALTER TABLE order_flow_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE sales_order FORCE ROW LEVEL SECURITY;
