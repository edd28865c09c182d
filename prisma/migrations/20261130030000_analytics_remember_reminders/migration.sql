-- Who must act on a deviation is reminded once per stage: the stage stands on the row.
ALTER TABLE deviation
  ADD COLUMN reminded text,
  ADD CONSTRAINT deviation_reminded CHECK
    (reminded IN ('OPEN_SOON', 'OPEN_LATE', 'ACTION_SOON', 'ACTION_LATE'));
