-- Whom a step asks is reminded once when it has waited for long.
ALTER TABLE approval_step ADD COLUMN reminded_at timestamptz(3);
