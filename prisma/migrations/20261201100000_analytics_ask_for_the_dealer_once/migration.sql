-- Whether a dealer's user asks is one question of a statement. As a plain condition it was put to every
-- row, and the planner took one row in two hundred for what it lets through: sums of ten thousand rows
-- were sorted, and joined one by one, as if they were some fifty. A subquery is answered once.
DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['rollup_budget_month', 'rollup_expense_month', 'rollup_flow_day',
    'rollup_flow_month_product', 'rollup_gap_month', 'rollup_service_dealer', 'rollup_service_line',
    'rollup_service_product', 'sales_budget', 'sales_target']
  LOOP
    EXECUTE format('ALTER POLICY staff_only ON %I USING ((SELECT app.dealer() IS NULL))', target);
  END LOOP;
  FOREACH target IN ARRAY ARRAY['rollup_flow_day_dealer', 'rollup_flow_month',
    'rollup_flow_month_dealer', 'rollup_receivable_month']
  LOOP
    EXECUTE format('ALTER POLICY dealer_sees_own ON %I USING ((SELECT app.dealer() IS NULL) '
      'OR dealer_id = (SELECT app.dealer()))', target);
  END LOOP;
END $$;
