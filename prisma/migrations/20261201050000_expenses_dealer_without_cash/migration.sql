-- Credit and goods go to a dealer: a type that cannot be paid in cash needs one, or what is verified of
-- it could never be settled.
ALTER TABLE expense_type NO FORCE ROW LEVEL SECURITY;
UPDATE expense_type SET needs_dealer = true, version = version + 1
WHERE NOT needs_dealer AND NOT 'CASH' = ANY (settlements);
ALTER TABLE expense_type FORCE ROW LEVEL SECURITY;

ALTER TABLE expense_type
  ADD CONSTRAINT expense_type_dealer CHECK (needs_dealer OR 'CASH' = ANY (settlements));
