-- A page of the lines of one dealer or product, latest day first: without these the lines of everybody
-- are read until enough of its own were found.
CREATE INDEX "rollup_service_line_org_id_dealer_id_due_on_idx" ON "rollup_service_line"("org_id", "dealer_id", "due_on");
CREATE INDEX "rollup_service_line_org_id_product_id_due_on_idx" ON "rollup_service_line"("org_id", "product_id", "due_on");
