-- A centre, an account or a programme that only a rule, a change that waits or a budget that follows sales
-- named could be taken away under it: keys hold it from here on. Not validated: what already points
-- nowhere stays as it is and stops no start.
ALTER TABLE "budget_change_line" ADD CONSTRAINT "budget_change_line_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "budget_change_line" ADD CONSTRAINT "budget_change_line_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "budget_control" ADD CONSTRAINT "budget_control_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "budget_control" ADD CONSTRAINT "budget_control_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "budget_control" ADD CONSTRAINT "budget_control_org_id_programme_id_fkey" FOREIGN KEY ("org_id", "programme_id") REFERENCES "programme"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "budget_driver" ADD CONSTRAINT "budget_driver_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "budget_driver" ADD CONSTRAINT "budget_driver_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "deviation_rule" ADD CONSTRAINT "deviation_rule_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

ALTER TABLE "deviation_rule" ADD CONSTRAINT "deviation_rule_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
