-- Money that somebody reported is held money until the bank's list shows it. Receipts from before had
-- no such question: they are taken as confirmed on the day they were received.
ALTER TABLE "receipt" ADD COLUMN "confirmed_on" DATE;
ALTER TABLE "receipt" ADD COLUMN "confirmed_by" UUID;
ALTER TABLE "receipt" ADD COLUMN "bank_reference" TEXT;

-- The owner is bound by row security too, and a migration belongs to no organization.
ALTER TABLE "receipt" NO FORCE ROW LEVEL SECURITY;
UPDATE "receipt" SET "confirmed_on" = "received_on" WHERE "status" = 'POSTED';
ALTER TABLE "receipt" FORCE ROW LEVEL SECURITY;

ALTER TABLE receipt ADD CONSTRAINT receipt_confirmation
  CHECK (confirmed_on IS NOT NULL OR (confirmed_by IS NULL AND bank_reference IS NULL));

-- What still waits for the bank: few rows, whatever the history.
CREATE INDEX receipt_unconfirmed ON receipt (org_id, received_on, id)
  WHERE confirmed_on IS NULL AND status = 'POSTED';
