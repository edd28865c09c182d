-- The returns of one reason, latest first: what a bar of the order-flow dashboard opens.
CREATE INDEX "return_order_org_id_reason_code_id_idx" ON "return_order"("org_id", "reason_code", "id" DESC);
