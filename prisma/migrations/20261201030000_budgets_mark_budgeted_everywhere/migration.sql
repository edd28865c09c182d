-- Balances from before budgets were told apart from none: the owner is bound by row security too, so that
-- the first attempt at this found no rows.
ALTER TABLE "budget_balance" NO FORCE ROW LEVEL SECURITY;
UPDATE "budget_balance" SET "budgeted" = true
WHERE NOT "budgeted"
  AND ("original_minor", "revision_minor", "transfer_minor", "carry_forward_minor", "flex_minor")
    <> (0, 0, 0, 0, 0);
ALTER TABLE "budget_balance" FORCE ROW LEVEL SECURITY;
