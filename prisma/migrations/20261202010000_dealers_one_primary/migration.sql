-- One primary contact of a dealer and one default address of a kind were kept by the code alone. Where
-- there are more, the oldest stays: ids are in the order in which they were made.
ALTER TABLE "dealer_contact" NO FORCE ROW LEVEL SECURITY;
UPDATE "dealer_contact" SET "is_primary" = false
WHERE "is_primary" AND EXISTS (
  SELECT 1 FROM "dealer_contact" o
  WHERE o.org_id = "dealer_contact".org_id AND o.dealer_id = "dealer_contact".dealer_id
    AND o.is_primary AND o.id < "dealer_contact".id);
ALTER TABLE "dealer_contact" FORCE ROW LEVEL SECURITY;

ALTER TABLE "dealer_address" NO FORCE ROW LEVEL SECURITY;
UPDATE "dealer_address" SET "is_default" = false
WHERE "is_default" AND EXISTS (
  SELECT 1 FROM "dealer_address" o
  WHERE o.org_id = "dealer_address".org_id AND o.dealer_id = "dealer_address".dealer_id
    AND o.kind = "dealer_address".kind AND o.is_default AND o.id < "dealer_address".id);
ALTER TABLE "dealer_address" FORCE ROW LEVEL SECURITY;

CREATE UNIQUE INDEX dealer_contact_one_primary ON dealer_contact (org_id, dealer_id)
  WHERE is_primary;
CREATE UNIQUE INDEX dealer_address_one_default ON dealer_address (org_id, dealer_id, kind)
  WHERE is_default;
