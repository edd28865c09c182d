-- A file that was brought in and attached to nothing goes after a day; the foreign key of evidence keeps
-- what is attached.
GRANT DELETE ON stored_file TO dealerdesk_app;
CREATE INDEX stored_file_org_id_created_at_idx ON stored_file (org_id, created_at);
