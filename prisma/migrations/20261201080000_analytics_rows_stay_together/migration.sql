-- The lines behind a product are found among those of a day without reading all of them.
CREATE INDEX "order_flow_entry_org_id_occurred_on_kind_product_id_idx" ON "order_flow_entry"("org_id", "occurred_on", "kind", "product_id");
DROP INDEX "order_flow_entry_org_id_occurred_on_kind_idx";

-- Few products come back in a month: these, without the others.
CREATE INDEX rollup_flow_month_product_returned ON rollup_flow_month_product (org_id, month, product_id)
  WHERE returned_quantity <> 0 OR returned_minor <> 0;

-- Rows that every fold adds to find room for their next version where they are, so the rows of a month
-- stay beside each other and the indexes stay as they are.
ALTER TABLE rollup_flow_day SET (fillfactor = 50);
ALTER TABLE rollup_flow_month SET (fillfactor = 80);
ALTER TABLE rollup_flow_day_dealer SET (fillfactor = 80);
ALTER TABLE rollup_flow_day_product SET (fillfactor = 80);
ALTER TABLE rollup_flow_month_dealer SET (fillfactor = 70);
ALTER TABLE rollup_flow_month_product SET (fillfactor = 70);
ALTER TABLE rollup_service_dealer SET (fillfactor = 70);
ALTER TABLE rollup_service_product SET (fillfactor = 70);
ALTER TABLE rollup_receivable_month SET (fillfactor = 70);
ALTER TABLE rollup_budget_month SET (fillfactor = 70);
ALTER TABLE rollup_expense_month SET (fillfactor = 70);
ALTER TABLE stock_level SET (fillfactor = 70);
ALTER TABLE dealer_account SET (fillfactor = 70);
