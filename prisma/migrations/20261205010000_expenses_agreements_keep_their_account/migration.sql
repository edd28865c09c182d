-- What accrues by an agreement was committed on the account of its type as that was then. A type that is
-- booked elsewhere later must not take the agreement with it: what it promised could never be paid.
ALTER TABLE "rebate_agreement" ADD COLUMN "account_id" UUID;

ALTER TABLE "rebate_agreement" ADD CONSTRAINT "rebate_agreement_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE rebate_agreement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE rebate_accrual NO FORCE ROW LEVEL SECURITY;
ALTER TABLE budget_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE expense_type NO FORCE ROW LEVEL SECURITY;
-- Where something accrued, the account it stands on; else that of the type.
UPDATE rebate_agreement a SET account_id = coalesce(
  (SELECT e.account_id FROM rebate_accrual r
    JOIN budget_entry e ON e.org_id = r.org_id AND e.doc_kind = 'rebateAccrual' AND e.doc_id = r.id
    WHERE r.org_id = a.org_id AND r.agreement_id = a.id ORDER BY e.seq LIMIT 1),
  (SELECT t.account_id FROM expense_type t WHERE t.org_id = a.org_id AND t.id = a.type_id))
WHERE a.status <> 'DRAFT';
ALTER TABLE expense_type FORCE ROW LEVEL SECURITY;
ALTER TABLE budget_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE rebate_accrual FORCE ROW LEVEL SECURITY;
ALTER TABLE rebate_agreement FORCE ROW LEVEL SECURITY;

ALTER TABLE rebate_agreement
  ADD CONSTRAINT rebate_agreement_account CHECK (status = 'DRAFT' OR account_id IS NOT NULL);
