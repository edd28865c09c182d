-- A fiscal year can be taken away while nothing names it: what names it or its periods by no key yet
-- (changes that wait, budgets that follow sales, sales budgets, deviations) holds it from here on.
ALTER TABLE "budget_change_line" ADD CONSTRAINT "budget_change_line_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "budget_driver" ADD CONSTRAINT "budget_driver_org_id_year_id_fkey" FOREIGN KEY ("org_id", "year_id") REFERENCES "fiscal_year"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sales_budget" ADD CONSTRAINT "sales_budget_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "deviation" ADD CONSTRAINT "deviation_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
