-- What all dealers bought of a product on a day is for staff, as its monthly sum has been.
CREATE POLICY staff_only ON rollup_flow_day_product AS RESTRICTIVE
  USING ((SELECT app.dealer() IS NULL));
