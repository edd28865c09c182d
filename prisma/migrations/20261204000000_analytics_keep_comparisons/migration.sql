-- Comparisons of sales that are kept as orders are folded: a year of a large company has 200,000 pairs of
-- product and dealer, and whoever asks should not wait until they are compared.
CREATE TABLE "sales_comparison" (
    "org_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "basis_from" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "basis_to" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "sales_comparison_pkey" PRIMARY KEY ("org_id","from_day","basis_from")
);

CREATE TABLE "rollup_compared_pair" (
    "org_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "basis_from" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "basis_quantity" BIGINT NOT NULL,
    "basis_minor" BIGINT NOT NULL,
    "actual_quantity" BIGINT NOT NULL,
    "actual_minor" BIGINT NOT NULL,

    CONSTRAINT "rollup_compared_pair_pkey" PRIMARY KEY ("org_id","from_day","basis_from","product_id","dealer_id")
);

CREATE TABLE "rollup_compared_product" (
    "org_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "basis_from" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "basis_quantity" BIGINT NOT NULL,
    "basis_minor" BIGINT NOT NULL,
    "actual_quantity" BIGINT NOT NULL,
    "actual_minor" BIGINT NOT NULL,

    CONSTRAINT "rollup_compared_product_pkey" PRIMARY KEY ("org_id","from_day","basis_from","product_id")
);

CREATE TABLE "rollup_compared_dealer" (
    "org_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "basis_from" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "standing" SMALLINT NOT NULL,
    "pairs" BIGINT NOT NULL,
    "basis_quantity" BIGINT NOT NULL,
    "basis_minor" BIGINT NOT NULL,
    "actual_quantity" BIGINT NOT NULL,
    "actual_minor" BIGINT NOT NULL,
    "price_minor" DECIMAL NOT NULL,

    CONSTRAINT "rollup_compared_dealer_pkey" PRIMARY KEY ("org_id","from_day","basis_from","dealer_id","standing")
);

CALL app.protect_for_staff('sales_comparison', 'working');
CALL app.protect_for_staff('rollup_compared_pair', 'working');
CALL app.protect_for_staff('rollup_compared_product', 'working');
CALL app.protect_for_staff('rollup_compared_dealer', 'working');

ALTER TABLE sales_comparison
  ADD CONSTRAINT sales_comparison_days CHECK (from_day <= to_day AND basis_from <= basis_to);
ALTER TABLE rollup_compared_dealer
  ADD CONSTRAINT rollup_compared_dealer_standing CHECK (standing BETWEEN 0 AND 3);

-- Rows that every fold adds to find room for their next version where they are.
ALTER TABLE rollup_compared_pair SET (fillfactor = 80);
ALTER TABLE rollup_compared_product SET (fillfactor = 70);
ALTER TABLE rollup_compared_dealer SET (fillfactor = 70);

-- Who asks is one question of a statement, not one of every row.
DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['sales_comparison', 'rollup_compared_pair', 'rollup_compared_product',
    'rollup_compared_dealer']
  LOOP
    EXECUTE format('ALTER POLICY staff_only ON %I USING ((SELECT app.dealer() IS NULL))', target);
  END LOOP;
END $$;
