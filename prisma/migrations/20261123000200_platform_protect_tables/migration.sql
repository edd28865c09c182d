-- Tenancy, ledgers and quantity rules that no code path may break. Everything here is invisible to
-- Prisma's drift check; tests/architecture/database.test.ts asserts it.

-- The role the application runs as: neither owner nor superuser, so row security binds it.
-- Roles are cluster-wide and this file is replayed into shadow databases, hence the guard.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'dealerdesk_app') THEN
    CREATE ROLE dealerdesk_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;

CREATE SCHEMA IF NOT EXISTS app;
GRANT USAGE ON SCHEMA app TO dealerdesk_app;
GRANT USAGE ON SCHEMA public TO dealerdesk_app;

-- nullif: after a transaction that set it, the setting is '' on that connection, not null.
CREATE FUNCTION app.org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.org', true), '')::uuid;
CREATE FUNCTION app.dealer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.dealer', true), '')::uuid;
-- 'relay' opens the outbox and the list of organizations; 'sign-in' opens one account by its email.
CREATE FUNCTION app.scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.scope', true), '');
CREATE FUNCTION app.sign_in_email() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.sign_in_email', true), '');

-- Puts a table under tenancy. kind: 'ledger' (insert and select only), 'document' (no delete),
-- 'working' (all four). scope: the column that names the dealer, or null.
CREATE PROCEDURE app.protect(target regclass, kind text, dealer_column text DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
  verbs text := CASE kind
    WHEN 'ledger' THEN 'SELECT, INSERT'
    WHEN 'document' THEN 'SELECT, INSERT, UPDATE'
    WHEN 'working' THEN 'SELECT, INSERT, UPDATE, DELETE'
  END;
BEGIN
  IF verbs IS NULL THEN
    RAISE EXCEPTION 'app.protect: unknown kind %', kind;
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %s USING (org_id = app.org()) WITH CHECK (org_id = app.org())', target);
  EXECUTE format('GRANT %s ON %s TO dealerdesk_app', verbs, target);
  IF dealer_column IS NOT NULL THEN
    EXECUTE format(
      'CREATE POLICY dealer_sees_own ON %s AS RESTRICTIVE '
      'USING (app.dealer() IS NULL OR %I = app.dealer())', target, dealer_column);
  END IF;
END $$;

-- platform
CALL app.protect('audit_event', 'ledger');
CALL app.protect('idempotency_key', 'working');
CALL app.protect('number_series', 'document');
CALL app.protect('outbox_event', 'working');
CREATE POLICY relay ON outbox_event USING (app.scope() = 'relay');

-- identity
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organization USING (id = app.org()) WITH CHECK (id = app.org());
CREATE POLICY relay ON organization FOR SELECT USING (app.scope() = 'relay');
GRANT SELECT, INSERT, UPDATE ON organization TO dealerdesk_app;
CALL app.protect('organization_setting', 'working');
CALL app.protect('app_user', 'document');
CREATE POLICY sign_in ON app_user FOR SELECT USING (email = app.sign_in_email());
CALL app.protect('user_session', 'working');
CALL app.protect('invitation', 'document');
ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON sign_in_attempt USING (app.scope() = 'sign-in')
  WITH CHECK (app.scope() = 'sign-in');
GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO dealerdesk_app;

-- catalog and dealers
CALL app.protect('category', 'working');
CALL app.protect('tax_rate', 'working');
CALL app.protect('product', 'document');
CALL app.protect('product_pack', 'working');
CALL app.protect('price_list', 'document');
CALL app.protect('price_list_item', 'working');
CALL app.protect('price_list_assignment', 'working');
CALL app.protect('region', 'working');
CALL app.protect('dealer_level', 'working');
CALL app.protect('salesperson', 'document');
CALL app.protect('dealer', 'document', 'id');
CALL app.protect('dealer_contact', 'working', 'dealer_id');
CALL app.protect('dealer_address', 'working', 'dealer_id');

-- inventory
CALL app.protect('warehouse', 'document');
CALL app.protect('stock_level', 'document');
CALL app.protect('stock_entry', 'ledger');
CALL app.protect('stock_document', 'document');
CALL app.protect('stock_document_line', 'document');
CALL app.protect('expected_arrival', 'document');

-- orders, receivables, fulfilment
CALL app.protect('sales_order', 'document', 'dealer_id');
CALL app.protect('order_line', 'working', 'dealer_id');
CALL app.protect('order_hold', 'document', 'dealer_id');
CALL app.protect('order_flow_entry', 'ledger', 'dealer_id');
CALL app.protect('dealer_account', 'document', 'dealer_id');
CALL app.protect('receivable_entry', 'ledger', 'dealer_id');
CALL app.protect('invoice', 'document', 'dealer_id');
CALL app.protect('invoice_line', 'document');
CALL app.protect('receipt', 'document', 'dealer_id');
CALL app.protect('credit_note', 'document', 'dealer_id');
CALL app.protect('credit_note_line', 'document');
CALL app.protect('receivable_allocation', 'ledger', 'dealer_id');
CALL app.protect('shipment', 'document', 'dealer_id');
CALL app.protect('shipment_line', 'document');
CALL app.protect('return_order', 'document', 'dealer_id');
CALL app.protect('return_line', 'document');
CALL app.protect('return_reason', 'working');

-- analytics and integrations
CALL app.protect('fold_watermark', 'working');
CALL app.protect('rollup_flow_day_dealer', 'working', 'dealer_id');
CALL app.protect('rollup_flow_day_product', 'working');
CALL app.protect('rollup_flow_month', 'working', 'dealer_id');
CALL app.protect('rollup_receivable_month', 'working', 'dealer_id');
CALL app.protect('import_run', 'document');

-- Lines of dealer-owned documents follow the visibility of their document.
CREATE POLICY dealer_sees_own ON invoice_line AS RESTRICTIVE USING (app.dealer() IS NULL OR EXISTS (
  SELECT 1 FROM invoice d WHERE d.org_id = invoice_line.org_id AND d.id = invoice_id));
CREATE POLICY dealer_sees_own ON credit_note_line AS RESTRICTIVE USING (app.dealer() IS NULL OR EXISTS (
  SELECT 1 FROM credit_note d WHERE d.org_id = credit_note_line.org_id AND d.id = credit_note_id));
CREATE POLICY dealer_sees_own ON shipment_line AS RESTRICTIVE USING (app.dealer() IS NULL OR EXISTS (
  SELECT 1 FROM shipment d WHERE d.org_id = shipment_line.org_id AND d.id = shipment_id));
CREATE POLICY dealer_sees_own ON return_line AS RESTRICTIVE USING (app.dealer() IS NULL OR EXISTS (
  SELECT 1 FROM return_order d WHERE d.org_id = return_line.org_id AND d.id = return_id));

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO dealerdesk_app;

-- Quantities: what a line may never say (docs: order line quantities).
ALTER TABLE order_line
  ADD CONSTRAINT order_line_requested_positive CHECK (requested > 0),
  ADD CONSTRAINT order_line_approved_within CHECK (approved BETWEEN 0 AND requested),
  ADD CONSTRAINT order_line_open_not_negative
    CHECK (approved + over_ship_max + reopened - cancelled - shipped >= 0 AND cancelled >= 0),
  ADD CONSTRAINT order_line_reserved_within
    CHECK (reserved >= 0 AND reserved <= approved + over_ship_max + reopened - cancelled - shipped),
  ADD CONSTRAINT order_line_shipped_not_negative CHECK (shipped >= 0),
  ADD CONSTRAINT order_line_delivered_within CHECK (delivered BETWEEN 0 AND shipped),
  ADD CONSTRAINT order_line_returned_within CHECK (returned BETWEEN 0 AND shipped),
  ADD CONSTRAINT order_line_reopened_within CHECK (reopened BETWEEN 0 AND returned),
  ADD CONSTRAINT order_line_invoiced_within CHECK (invoiced BETWEEN 0 AND shipped),
  ADD CONSTRAINT order_line_unit_factor_positive CHECK (unit_factor > 0),
  ADD CONSTRAINT order_line_over_ship_not_negative CHECK (over_ship_max >= 0),
  ADD CONSTRAINT order_line_rates CHECK (discount_rate BETWEEN 0 AND 1 AND tax_rate BETWEEN 0 AND 1);

ALTER TABLE stock_level
  ADD CONSTRAINT stock_level_on_hand_not_negative CHECK (on_hand >= 0),
  ADD CONSTRAINT stock_level_reserved_within CHECK (reserved BETWEEN 0 AND on_hand);
ALTER TABLE stock_document_line
  ADD CONSTRAINT stock_document_line_quantity_not_zero CHECK (quantity <> 0);
ALTER TABLE stock_document
  ADD CONSTRAINT stock_document_kind CHECK (kind IN ('RECEIPT', 'ADJUSTMENT'));
ALTER TABLE expected_arrival
  ADD CONSTRAINT expected_arrival_quantities CHECK (quantity > 0 AND received BETWEEN 0 AND quantity),
  ADD CONSTRAINT expected_arrival_status CHECK (status IN ('OPEN', 'RECEIVED', 'CANCELLED'));

ALTER TABLE dealer_account
  ADD CONSTRAINT dealer_account_limit_not_negative CHECK (credit_limit_minor >= 0),
  ADD CONSTRAINT dealer_account_parts_not_negative
    CHECK (open_order_minor >= 0 AND unbilled_minor >= 0 AND invoiced_minor >= 0 AND unapplied_minor >= 0);
ALTER TABLE receivable_entry
  ADD CONSTRAINT receivable_entry_bucket
    CHECK (bucket IN ('OPEN_ORDER', 'UNBILLED', 'INVOICED', 'UNAPPLIED'));
ALTER TABLE invoice
  ADD CONSTRAINT invoice_open_within CHECK (open_minor BETWEEN 0 AND total_minor),
  ADD CONSTRAINT invoice_total_adds_up CHECK (total_minor = net_minor + tax_minor),
  ADD CONSTRAINT invoice_status CHECK (status IN ('OPEN', 'PARTIALLY_PAID', 'PAID', 'CREDITED', 'VOID'));
ALTER TABLE invoice_line
  ADD CONSTRAINT invoice_line_quantities CHECK (quantity > 0 AND credited BETWEEN 0 AND quantity);
ALTER TABLE receipt
  ADD CONSTRAINT receipt_amounts CHECK (amount_minor > 0 AND unapplied_minor BETWEEN 0 AND amount_minor),
  ADD CONSTRAINT receipt_status CHECK (status IN ('POSTED', 'REVERSED'));
ALTER TABLE credit_note
  ADD CONSTRAINT credit_note_amounts
    CHECK (total_minor = net_minor + tax_minor AND unapplied_minor BETWEEN 0 AND total_minor);

ALTER TABLE sales_order
  ADD CONSTRAINT sales_order_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'ON_HOLD', 'APPROVED',
    'PARTIALLY_SHIPPED', 'SHIPPED', 'CLOSED', 'REJECTED', 'CANCELLED')),
  ADD CONSTRAINT sales_order_total_adds_up CHECK (total_minor = net_minor + tax_minor);
ALTER TABLE order_hold
  ADD CONSTRAINT order_hold_reason
    CHECK (reason IN ('CREDIT_LIMIT', 'OVERDUE', 'QUOTA', 'STOCK', 'PRICE', 'MANUAL'));
-- One open hold of a kind per order.
CREATE UNIQUE INDEX order_hold_one_open ON order_hold (org_id, order_id, reason) WHERE cleared_at IS NULL;
CREATE INDEX order_hold_open_by_dealer ON order_hold (org_id, dealer_id) WHERE cleared_at IS NULL;

ALTER TABLE shipment
  ADD CONSTRAINT shipment_status
    CHECK (status IN ('DRAFT', 'RELEASED', 'PICKED', 'SHIPPED', 'DELIVERED', 'CANCELLED'));
ALTER TABLE shipment_line
  ADD CONSTRAINT shipment_line_released_positive CHECK (released > 0),
  ADD CONSTRAINT shipment_line_within_released CHECK (quantity BETWEEN 0 AND released),
  ADD CONSTRAINT shipment_line_quantities
    CHECK (delivered BETWEEN 0 AND quantity AND returned BETWEEN 0 AND quantity);
ALTER TABLE return_order
  ADD CONSTRAINT return_order_status CHECK (status IN ('REQUESTED', 'AUTHORIZED', 'RECEIVED',
    'INSPECTED', 'CREDITED', 'REJECTED', 'CANCELLED'));
ALTER TABLE return_line
  ADD CONSTRAINT return_line_quantities CHECK (quantity > 0 AND accepted BETWEEN 0 AND quantity);

ALTER TABLE product_pack ADD CONSTRAINT product_pack_factor CHECK (factor > 1);
ALTER TABLE price_list_item
  ADD CONSTRAINT price_list_item_values CHECK (unit_price >= 0 AND min_quantity > 0);
CREATE UNIQUE INDEX price_list_item_one_price ON price_list_item
  (org_id, price_list_id, product_id, min_quantity, (coalesce(valid_from, '-infinity'::date)));
ALTER TABLE price_list_assignment
  ADD CONSTRAINT price_list_assignment_one_target CHECK (num_nonnulls(dealer_id, level_id, region_id) <= 1);

-- Open receivables of a dealer, oldest due first: what a receipt is allocated to and ageing reads.
CREATE INDEX invoice_open ON invoice (org_id, dealer_id, due_on) WHERE open_minor > 0;
-- The list of what is overdue, and ageing over all dealers.
CREATE INDEX invoice_open_due ON invoice (org_id, due_on, id) WHERE open_minor > 0;
-- Credit that is not applied yet: few rows, whatever the history.
CREATE INDEX receipt_unapplied ON receipt (org_id, dealer_id) WHERE unapplied_minor > 0;
CREATE INDEX credit_note_unapplied ON credit_note (org_id, dealer_id) WHERE unapplied_minor > 0;
-- What is owed, by date: statements of account and ageing on a past day. Orders do not write here.
CREATE INDEX receivable_entry_owed ON receivable_entry (org_id, dealer_id, occurred_on, seq)
  WHERE bucket IN ('INVOICED', 'UNAPPLIED');
ALTER TABLE receivable_allocation
  ADD CONSTRAINT receivable_allocation_kind
    CHECK (credit_doc_kind IN ('RECEIPT', 'CREDIT_NOTE', 'VOID'));

-- Prefix search is a range, and a range follows the byte order only under "C".
ALTER TABLE sales_order
  ALTER COLUMN number TYPE text COLLATE "C",
  ALTER COLUMN number_reversed TYPE text COLLATE "C",
  ALTER COLUMN dealer_po_number TYPE text COLLATE "C";
ALTER TABLE product ALTER COLUMN code TYPE text COLLATE "C", ALTER COLUMN barcode TYPE text COLLATE "C";
ALTER TABLE dealer ALTER COLUMN code TYPE text COLLATE "C";
ALTER TABLE invoice ALTER COLUMN number TYPE text COLLATE "C";
ALTER TABLE shipment ALTER COLUMN number TYPE text COLLATE "C";

-- Reserved and not shipped: what the warehouse may put into shipments.
CREATE INDEX order_line_reserved ON order_line (org_id, order_id) WHERE reserved > 0;
-- Returned goods whose credit waits for the invoice.
CREATE INDEX return_order_uncredited ON return_order (org_id, order_id)
  WHERE status = 'INSPECTED' AND credit;

-- Approved demand without a reservation: small, whatever the number of orders.
CREATE INDEX order_line_backlog ON order_line (org_id, product_id)
  WHERE approved + reopened - cancelled - shipped - reserved > 0;
