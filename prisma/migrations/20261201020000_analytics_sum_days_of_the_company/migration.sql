-- Sums of the whole company by day: boards that ask for nobody in particular read one row a day.
CREATE TABLE "rollup_flow_day" (
    "org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
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

    CONSTRAINT "rollup_flow_day_pkey" PRIMARY KEY ("org_id","day","currency")
);

-- The owner is bound by row security too. The rollup it is filled from has the same watermark.
ALTER TABLE rollup_flow_day_dealer NO FORCE ROW LEVEL SECURITY;
INSERT INTO rollup_flow_day (org_id, day, currency, requested_quantity, requested_minor, approved_quantity, approved_minor, rejected_quantity, rejected_minor, cancelled_quantity, cancelled_minor, shipped_quantity, shipped_minor, delivered_quantity, delivered_minor, returned_quantity, returned_minor, invoiced_quantity, invoiced_minor, credited_quantity, credited_minor, orders, lines, discount_minor, tax_minor, cost_minor)
SELECT org_id, day, currency, sum(requested_quantity), sum(requested_minor), sum(approved_quantity), sum(approved_minor), sum(rejected_quantity), sum(rejected_minor), sum(cancelled_quantity), sum(cancelled_minor), sum(shipped_quantity), sum(shipped_minor), sum(delivered_quantity), sum(delivered_minor), sum(returned_quantity), sum(returned_minor), sum(invoiced_quantity), sum(invoiced_minor), sum(credited_quantity), sum(credited_minor), sum(orders), sum(lines), sum(discount_minor), sum(tax_minor), sum(cost_minor)
FROM rollup_flow_day_dealer GROUP BY 1, 2, 3;
ALTER TABLE rollup_flow_day_dealer FORCE ROW LEVEL SECURITY;
CALL app.protect_for_staff('rollup_flow_day', 'working');

-- Nobody asks for causes by dealer and product, and a row of each made a year of causes as long as what
-- came back in it.
ALTER TABLE rollup_gap_month RENAME TO rollup_gap_detail;
ALTER INDEX rollup_gap_month_pkey RENAME TO rollup_gap_detail_pkey;
CREATE TABLE "rollup_gap_month" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quantity" BIGINT NOT NULL DEFAULT 0,
    "net_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_gap_month_pkey" PRIMARY KEY ("org_id","month","kind","cause","currency")
);
ALTER TABLE rollup_gap_detail NO FORCE ROW LEVEL SECURITY;
INSERT INTO rollup_gap_month (org_id, month, kind, cause, currency, quantity, net_minor)
SELECT org_id, month, kind, cause, currency, sum(quantity), sum(net_minor)
FROM rollup_gap_detail GROUP BY 1, 2, 3, 4, 5;
DROP TABLE rollup_gap_detail;
CALL app.protect_for_staff('rollup_gap_month', 'working');
