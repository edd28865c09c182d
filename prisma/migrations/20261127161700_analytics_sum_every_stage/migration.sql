-- Every stage of the flow by month. The sums start over: the fold reads its ledger again by itself.
ALTER TABLE "rollup_sales_month_product" ADD COLUMN "approved_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "approved_quantity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "delivered_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "delivered_quantity" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "rollup_sales_month_dealer" ADD COLUMN "approved_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "approved_quantity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "delivered_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "delivered_quantity" BIGINT NOT NULL DEFAULT 0;

TRUNCATE rollup_sales_month_product, rollup_sales_month_dealer;
ALTER TABLE fold_watermark NO FORCE ROW LEVEL SECURITY;
DELETE FROM fold_watermark WHERE fold = 'sales-months';
ALTER TABLE fold_watermark FORCE ROW LEVEL SECURITY;
