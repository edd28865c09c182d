-- Zero means zero: a budget of nothing is told apart from no budget at all.
ALTER TABLE "budget_balance" ADD COLUMN "budgeted" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "budget_limit" ADD COLUMN "budgeted" BOOLEAN NOT NULL DEFAULT false;
UPDATE "budget_balance" SET "budgeted" = true
WHERE ("original_minor", "revision_minor", "transfer_minor", "carry_forward_minor", "flex_minor")
  <> (0, 0, 0, 0, 0);
