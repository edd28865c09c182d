-- Tenancy, ledger and amount rules of centres and budgets that no code path may break.

-- A table that a dealer's user never sees a row of, whatever the query.
CREATE PROCEDURE app.protect_for_staff(target regclass, kind text)
LANGUAGE plpgsql AS $$
BEGIN
  CALL app.protect(target, kind);
  EXECUTE format(
    'CREATE POLICY staff_only ON %s AS RESTRICTIVE USING (app.dealer() IS NULL)', target);
END $$;

CALL app.protect_for_staff('responsibility_centre', 'working');
CALL app.protect_for_staff('centre_placement', 'working');
CALL app.protect_for_staff('account', 'working');
CALL app.protect_for_staff('programme', 'working');
CALL app.protect_for_staff('fiscal_calendar', 'working');
CALL app.protect_for_staff('fiscal_year', 'working');
CALL app.protect_for_staff('fiscal_period', 'working');

CALL app.protect_for_staff('budget', 'document');
CALL app.protect_for_staff('budget_line', 'working');
CALL app.protect_for_staff('budget_change', 'document');
CALL app.protect_for_staff('budget_change_line', 'working');
CALL app.protect_for_staff('budget_control', 'working');
CALL app.protect_for_staff('budget_limit', 'working');
CALL app.protect_for_staff('budget_override', 'ledger');
CALL app.protect_for_staff('budget_driver', 'working');
CALL app.protect_for_staff('budget_entry', 'ledger');
CALL app.protect_for_staff('budget_balance', 'document');

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO dealerdesk_app;

ALTER TABLE responsibility_centre
  ADD CONSTRAINT responsibility_centre_kind
    CHECK (kind IN ('REVENUE', 'COST', 'PROFIT', 'INVESTMENT')),
  ADD CONSTRAINT responsibility_centre_validity CHECK (valid_from <= valid_to),
  ADD CONSTRAINT responsibility_centre_not_own_parent CHECK (parent_id <> id);
ALTER TABLE centre_placement
  ADD CONSTRAINT centre_placement_validity CHECK (valid_from <= valid_to);
ALTER TABLE account
  ADD CONSTRAINT account_kind
    CHECK (kind IN ('REVENUE', 'EXPENSE', 'ASSET', 'LIABILITY', 'RESULT', 'STATISTIC')),
  ADD CONSTRAINT account_operator CHECK (operator IN ('+', '-', '~')),
  ADD CONSTRAINT account_not_own_parent CHECK (parent_id <> id);
ALTER TABLE programme ADD CONSTRAINT programme_not_own_parent CHECK (parent_id <> id);

ALTER TABLE fiscal_calendar
  ADD CONSTRAINT fiscal_calendar_kind CHECK (kind IN ('MONTH', 'QUARTER', 'WEEKS_445'));
CREATE UNIQUE INDEX fiscal_calendar_one_default ON fiscal_calendar (org_id) WHERE is_default;

-- Days of one calendar belong to one year and one period; adjoining is right, overlapping is not.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE fiscal_year
  ADD CONSTRAINT fiscal_year_days CHECK (starts_on <= ends_on),
  ADD CONSTRAINT fiscal_year_no_overlap EXCLUDE USING gist
    (org_id WITH =, calendar_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
ALTER TABLE fiscal_period
  ADD CONSTRAINT fiscal_period_days CHECK (starts_on <= ends_on),
  ADD CONSTRAINT fiscal_period_number CHECK (no BETWEEN 1 AND 53),
  ADD CONSTRAINT fiscal_period_status CHECK (status IN ('OPEN', 'CLOSED')),
  ADD CONSTRAINT fiscal_period_no_overlap EXCLUDE USING gist
    (org_id WITH =, calendar_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);

ALTER TABLE budget
  ADD CONSTRAINT budget_status
    CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'SUPERSEDED', 'REJECTED'));
-- One version of a year is in force.
CREATE UNIQUE INDEX budget_one_approved ON budget (org_id, year_id) WHERE status = 'APPROVED';
ALTER TABLE budget_change
  ADD CONSTRAINT budget_change_kind CHECK (kind IN ('REVISION', 'TRANSFER', 'CARRY_FORWARD')),
  ADD CONSTRAINT budget_change_status
    CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'CANCELLED'));
ALTER TABLE budget_change_line
  ADD CONSTRAINT budget_change_line_amount CHECK (amount_minor <> 0);
ALTER TABLE budget_control
  ADD CONSTRAINT budget_control_words CHECK (
    grain IN ('POOL', 'CELL') AND mode IN ('STOP', 'WARN', 'TRACK')
    AND scope IN ('PERIOD', 'YEAR_TO_DATE', 'YEAR') AND unbudgeted IN ('ALLOW', 'WARN', 'STOP')),
  ADD CONSTRAINT budget_control_rates CHECK (warn_rate > 0 AND stop_rate > 0 AND stop_rate <= 100);
-- The rule itself: what is used stays within the ceiling, but for what was let through by name.
ALTER TABLE budget_limit
  ADD CONSTRAINT budget_limit_within
    CHECK (ceiling_minor IS NULL OR used_minor <= ceiling_minor + allowance_minor),
  ADD CONSTRAINT budget_limit_allowance CHECK (allowance_minor >= 0),
  ADD CONSTRAINT budget_limit_slot CHECK (slot BETWEEN 0 AND 53);
ALTER TABLE budget_override ADD CONSTRAINT budget_override_amount CHECK (amount_minor > 0);
ALTER TABLE budget_driver ADD CONSTRAINT budget_driver_rate CHECK (rate >= 0);
ALTER TABLE budget_entry
  ADD CONSTRAINT budget_entry_kind CHECK (kind IN ('ORIGINAL', 'REVISION', 'TRANSFER',
    'CARRY_FORWARD', 'FLEX', 'PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL', 'SETTLED')),
  ADD CONSTRAINT budget_entry_amount CHECK (amount_minor <> 0);
ALTER TABLE budget_balance
  ADD CONSTRAINT budget_balance_promises_not_negative
    CHECK (pre_commitment_minor >= 0 AND commitment_minor >= 0);
