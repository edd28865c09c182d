-- Sums by month of dealers and of products with everything that the days have, so that reports of whole
-- months read them too. They are filled from the days and folded with them: one pass of the ledger less.
CREATE TABLE "rollup_flow_month_dealer" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "salesperson_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "rejected_quantity" BIGINT NOT NULL DEFAULT 0,
    "rejected_minor" BIGINT NOT NULL DEFAULT 0,
    "cancelled_quantity" BIGINT NOT NULL DEFAULT 0,
    "cancelled_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "delivered_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "invoiced_quantity" BIGINT NOT NULL DEFAULT 0,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_quantity" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_flow_month_dealer_pkey" PRIMARY KEY ("org_id","month","dealer_id","salesperson_id","currency")
);

ALTER TABLE rollup_flow_day_dealer NO FORCE ROW LEVEL SECURITY;
INSERT INTO rollup_flow_month_dealer (org_id, month, dealer_id, salesperson_id, currency, requested_quantity, requested_minor, approved_quantity, approved_minor, rejected_quantity, rejected_minor, cancelled_quantity, cancelled_minor, shipped_quantity, shipped_minor, delivered_quantity, delivered_minor, returned_quantity, returned_minor, invoiced_quantity, invoiced_minor, credited_quantity, credited_minor, orders, lines, discount_minor, tax_minor, cost_minor)
SELECT org_id, date_trunc('month', day)::date, dealer_id, salesperson_id, currency, sum(requested_quantity), sum(requested_minor), sum(approved_quantity), sum(approved_minor), sum(rejected_quantity), sum(rejected_minor), sum(cancelled_quantity), sum(cancelled_minor), sum(shipped_quantity), sum(shipped_minor), sum(delivered_quantity), sum(delivered_minor), sum(returned_quantity), sum(returned_minor), sum(invoiced_quantity), sum(invoiced_minor), sum(credited_quantity), sum(credited_minor), sum(orders), sum(lines), sum(discount_minor), sum(tax_minor), sum(cost_minor)
FROM rollup_flow_day_dealer GROUP BY 1, 2, 3, 4, 5;
ALTER TABLE rollup_flow_day_dealer FORCE ROW LEVEL SECURITY;
CALL app.protect('rollup_flow_month_dealer', 'working', 'dealer_id');

CREATE TABLE "rollup_flow_month_product" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "rejected_quantity" BIGINT NOT NULL DEFAULT 0,
    "rejected_minor" BIGINT NOT NULL DEFAULT 0,
    "cancelled_quantity" BIGINT NOT NULL DEFAULT 0,
    "cancelled_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "delivered_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "invoiced_quantity" BIGINT NOT NULL DEFAULT 0,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_quantity" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,
    "product_orders" BIGINT NOT NULL DEFAULT 0,
    "category_orders" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_flow_month_product_pkey" PRIMARY KEY ("org_id","month","product_id","currency")
);

ALTER TABLE rollup_flow_day_product NO FORCE ROW LEVEL SECURITY;
INSERT INTO rollup_flow_month_product (org_id, month, product_id, currency, requested_quantity, requested_minor, approved_quantity, approved_minor, rejected_quantity, rejected_minor, cancelled_quantity, cancelled_minor, shipped_quantity, shipped_minor, delivered_quantity, delivered_minor, returned_quantity, returned_minor, invoiced_quantity, invoiced_minor, credited_quantity, credited_minor, orders, lines, discount_minor, tax_minor, cost_minor, product_orders, category_orders)
SELECT org_id, date_trunc('month', day)::date, product_id, currency, sum(requested_quantity), sum(requested_minor), sum(approved_quantity), sum(approved_minor), sum(rejected_quantity), sum(rejected_minor), sum(cancelled_quantity), sum(cancelled_minor), sum(shipped_quantity), sum(shipped_minor), sum(delivered_quantity), sum(delivered_minor), sum(returned_quantity), sum(returned_minor), sum(invoiced_quantity), sum(invoiced_minor), sum(credited_quantity), sum(credited_minor), sum(orders), sum(lines), sum(discount_minor), sum(tax_minor), sum(cost_minor), sum(product_orders), sum(category_orders)
FROM rollup_flow_day_product GROUP BY 1, 2, 3, 4;
ALTER TABLE rollup_flow_day_product FORCE ROW LEVEL SECURITY;
CALL app.protect_for_staff('rollup_flow_month_product', 'working');

DROP TABLE rollup_sales_month_dealer, rollup_sales_month_product;
ALTER TABLE fold_watermark NO FORCE ROW LEVEL SECURITY;
DELETE FROM fold_watermark WHERE fold = 'sales-months';
ALTER TABLE fold_watermark FORCE ROW LEVEL SECURITY;
