-- What is open of an order, carried by its head: boards that count open orders by what keeps them
-- read an index of heads, however many lines and closed orders there are.
ALTER TABLE "sales_order" ADD COLUMN "requested_quantity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "reserved_quantity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "short_quantity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "hold_cause" TEXT;

-- Of every organization: row security is lifted for this statement only.
ALTER TABLE sales_order NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_line NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_hold NO FORCE ROW LEVEL SECURITY;
UPDATE sales_order o SET requested_quantity = l.requested, reserved_quantity = l.reserved,
  short_quantity = l.short, hold_cause = CASE WHEN o.status = 'ON_HOLD' THEN (
    SELECT CASE WHEN bool_or(h.reason IN ('CREDIT_LIMIT', 'OVERDUE')) THEN 'CREDIT_HOLD'
      WHEN bool_or(h.reason = 'QUOTA') THEN 'QUOTA_HOLD'
      WHEN bool_or(h.reason = 'STOCK') THEN 'STOCK_HOLD' ELSE 'OTHER_HOLD' END
    FROM order_hold h
    WHERE h.org_id = o.org_id AND h.order_id = o.id AND h.cleared_at IS NULL) END
FROM (
  SELECT org_id, order_id, sum(requested) AS requested, sum(reserved) AS reserved,
    sum(greatest(approved + reopened - cancelled - shipped - reserved, 0)) AS short
  FROM order_line GROUP BY org_id, order_id) l
WHERE l.org_id = o.org_id AND l.order_id = o.id
  AND o.status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED');
ALTER TABLE sales_order FORCE ROW LEVEL SECURITY;
ALTER TABLE order_line FORCE ROW LEVEL SECURITY;
ALTER TABLE order_hold FORCE ROW LEVEL SECURITY;

ALTER TABLE sales_order
  ADD CONSTRAINT sales_order_open_quantities CHECK (
    requested_quantity >= 0 AND reserved_quantity >= 0 AND short_quantity >= 0),
  ADD CONSTRAINT sales_order_hold_cause CHECK (
    hold_cause IN ('CREDIT_HOLD', 'QUOTA_HOLD', 'STOCK_HOLD', 'OTHER_HOLD'));

DROP INDEX sales_order_open;
CREATE INDEX sales_order_open ON sales_order (org_id, status, dealer_id, requested_on, id)
  INCLUDE (hold_cause, requested_quantity, reserved_quantity, short_quantity)
  WHERE status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED');
