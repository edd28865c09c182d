-- Receipts that were taken back are few: a list of what counts in a month finds those of earlier by this.
CREATE INDEX receipt_reversed ON receipt (org_id, received_on DESC, id DESC)
  WHERE status = 'REVERSED';
