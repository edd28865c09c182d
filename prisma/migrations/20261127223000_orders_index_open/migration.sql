-- Open orders, counted without a look at the table: it holds what row security and the causes of
-- gaps ask for, and only orders that still need somebody.
CREATE INDEX sales_order_open ON sales_order (org_id, status, dealer_id, requested_on, id)
  WHERE status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED');
