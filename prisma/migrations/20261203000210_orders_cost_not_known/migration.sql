-- What a product costs may not be known. A line of it kept the cost 0, and its margin was all of its price.
-- Now a cost that is not known is null, and the rollups say how much of what was ordered has none.
ALTER TABLE "order_line" ALTER COLUMN "cost_minor" DROP NOT NULL, ALTER COLUMN "cost_minor" DROP DEFAULT;
ALTER TABLE "order_flow_entry" ALTER COLUMN "cost_minor" DROP NOT NULL,
  ALTER COLUMN "cost_minor" DROP DEFAULT;
ALTER TABLE "rollup_flow_day" ADD COLUMN "uncosted_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "rollup_flow_day_dealer" ADD COLUMN "uncosted_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "rollup_flow_day_product" ADD COLUMN "uncosted_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "rollup_flow_month" ADD COLUMN "uncosted_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "rollup_flow_month_dealer" ADD COLUMN "uncosted_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "rollup_flow_month_product" ADD COLUMN "uncosted_minor" BIGINT NOT NULL DEFAULT 0;

-- The owner is bound by row security too.
ALTER TABLE "product" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_line" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_flow_entry" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "fold_watermark" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_day" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_day_dealer" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_day_product" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_month" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_month_dealer" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_month_product" NO FORCE ROW LEVEL SECURITY;

-- A cost of 0 was known only of a product that is said to cost 0.
UPDATE "order_line" l SET cost_minor = NULL
FROM "product" p
WHERE p.org_id = l.org_id AND p.id = l.product_id AND l.cost_minor = 0
  AND p.standard_cost IS DISTINCT FROM 0;
UPDATE "order_flow_entry" e SET cost_minor = NULL
FROM "order_line" l
WHERE l.org_id = e.org_id AND l.id = e.line_id AND l.cost_minor IS NULL AND e.cost_minor = 0
  AND e.kind <> 'CREDITED';

-- What is folded of it, into each rollup by its keys.
CREATE TEMPORARY TABLE uncosted AS
SELECT e.org_id, e.occurred_on AS day, date_trunc('month', e.occurred_on)::date AS month, e.dealer_id,
  coalesce(e.salesperson_id, '00000000-0000-0000-0000-000000000000'::uuid) AS salesperson_id,
  e.product_id, e.currency, sum(e.net_minor) AS net
FROM "order_flow_entry" e
JOIN "fold_watermark" w ON w.org_id = e.org_id AND w.fold = 'order-flow'
WHERE e.kind = 'REQUESTED' AND e.cost_minor IS NULL AND (e.xid, e.seq) <= (w.xid, w.seq)
GROUP BY 1, 2, 3, 4, 5, 6, 7;
UPDATE "rollup_flow_day" r SET uncosted_minor = u.net
FROM (SELECT org_id, day, currency, sum(net) AS net FROM uncosted GROUP BY 1, 2, 3) u
WHERE (r.org_id, r.day, r.currency) = (u.org_id, u.day, u.currency);
UPDATE "rollup_flow_day_dealer" r SET uncosted_minor = u.net
FROM (SELECT org_id, day, dealer_id, salesperson_id, currency, sum(net) AS net FROM uncosted
  GROUP BY 1, 2, 3, 4, 5) u
WHERE (r.org_id, r.day, r.dealer_id, r.salesperson_id, r.currency)
  = (u.org_id, u.day, u.dealer_id, u.salesperson_id, u.currency);
UPDATE "rollup_flow_day_product" r SET uncosted_minor = u.net
FROM (SELECT org_id, day, product_id, currency, sum(net) AS net FROM uncosted GROUP BY 1, 2, 3, 4) u
WHERE (r.org_id, r.day, r.product_id, r.currency) = (u.org_id, u.day, u.product_id, u.currency);
UPDATE "rollup_flow_month" r SET uncosted_minor = u.net
FROM (SELECT org_id, month, dealer_id, salesperson_id, product_id, currency, sum(net) AS net
  FROM uncosted GROUP BY 1, 2, 3, 4, 5, 6) u
WHERE (r.org_id, r.month, r.dealer_id, r.salesperson_id, r.product_id, r.currency)
  = (u.org_id, u.month, u.dealer_id, u.salesperson_id, u.product_id, u.currency);
UPDATE "rollup_flow_month_dealer" r SET uncosted_minor = u.net
FROM (SELECT org_id, month, dealer_id, salesperson_id, currency, sum(net) AS net FROM uncosted
  GROUP BY 1, 2, 3, 4, 5) u
WHERE (r.org_id, r.month, r.dealer_id, r.salesperson_id, r.currency)
  = (u.org_id, u.month, u.dealer_id, u.salesperson_id, u.currency);
UPDATE "rollup_flow_month_product" r SET uncosted_minor = u.net
FROM (SELECT org_id, month, product_id, currency, sum(net) AS net FROM uncosted
  GROUP BY 1, 2, 3, 4) u
WHERE (r.org_id, r.month, r.product_id, r.currency)
  = (u.org_id, u.month, u.product_id, u.currency);
DROP TABLE uncosted;

ALTER TABLE "product" FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_line" FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_flow_entry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "fold_watermark" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_day" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_day_dealer" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_day_product" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_month" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_month_dealer" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollup_flow_month_product" FORCE ROW LEVEL SECURITY;
