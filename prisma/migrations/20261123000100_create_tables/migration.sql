-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "fold_watermark" (
    "org_id" UUID NOT NULL,
    "fold" TEXT NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT 0,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "folded_at" TIMESTAMPTZ(3),

    CONSTRAINT "fold_watermark_pkey" PRIMARY KEY ("org_id","fold")
);

-- CreateTable
CREATE TABLE "rollup_flow_day_dealer" (
    "org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "salesperson_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "rejected_quantity" BIGINT NOT NULL DEFAULT 0,
    "rejected_minor" BIGINT NOT NULL DEFAULT 0,
    "cancelled_quantity" BIGINT NOT NULL DEFAULT 0,
    "cancelled_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "delivered_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "invoiced_quantity" BIGINT NOT NULL DEFAULT 0,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_quantity" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_flow_day_dealer_pkey" PRIMARY KEY ("org_id","day","dealer_id","salesperson_id","currency")
);

-- CreateTable
CREATE TABLE "rollup_flow_day_product" (
    "org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "rejected_quantity" BIGINT NOT NULL DEFAULT 0,
    "rejected_minor" BIGINT NOT NULL DEFAULT 0,
    "cancelled_quantity" BIGINT NOT NULL DEFAULT 0,
    "cancelled_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "delivered_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "invoiced_quantity" BIGINT NOT NULL DEFAULT 0,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_quantity" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,
    "product_orders" BIGINT NOT NULL DEFAULT 0,
    "category_orders" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_flow_day_product_pkey" PRIMARY KEY ("org_id","day","product_id","currency")
);

-- CreateTable
CREATE TABLE "rollup_flow_month" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "salesperson_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "rejected_quantity" BIGINT NOT NULL DEFAULT 0,
    "rejected_minor" BIGINT NOT NULL DEFAULT 0,
    "cancelled_quantity" BIGINT NOT NULL DEFAULT 0,
    "cancelled_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "delivered_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "invoiced_quantity" BIGINT NOT NULL DEFAULT 0,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_quantity" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "orders" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,
    "product_orders" BIGINT NOT NULL DEFAULT 0,
    "category_orders" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_flow_month_pkey" PRIMARY KEY ("org_id","month","dealer_id","salesperson_id","product_id","currency")
);

-- CreateTable
CREATE TABLE "rollup_receivable_month" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "received_minor" BIGINT NOT NULL DEFAULT 0,
    "balance_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_receivable_month_pkey" PRIMARY KEY ("org_id","month","dealer_id","currency")
);

-- CreateTable
CREATE TABLE "category" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "path" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "category_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "tax_rate" (
    "org_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rate" DECIMAL(9,6) NOT NULL,

    CONSTRAINT "tax_rate_pkey" PRIMARY KEY ("org_id","code")
);

-- CreateTable
CREATE TABLE "product" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "barcode" TEXT,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "category_id" UUID,
    "base_unit" TEXT NOT NULL,
    "tax_code" TEXT,
    "standard_cost" DECIMAL(18,6),
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "product_pack" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "factor" INTEGER NOT NULL,
    "barcode" TEXT,

    CONSTRAINT "product_pack_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "price_list" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "price_list_item" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "price_list_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "min_quantity" INTEGER NOT NULL DEFAULT 1,
    "unit_price" DECIMAL(18,6) NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "price_list_item_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "price_list_assignment" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "price_list_id" UUID NOT NULL,
    "dealer_id" UUID,
    "level_id" UUID,
    "region_id" UUID,

    CONSTRAINT "price_list_assignment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "region" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "path" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "region_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "dealer_level" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "path" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dealer_level_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "salesperson" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "user_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "salesperson_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "dealer" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region_id" UUID,
    "level_id" UUID,
    "salesperson_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "tax_number" TEXT,
    "tax_exempt" BOOLEAN NOT NULL DEFAULT false,
    "terms_kind" TEXT NOT NULL DEFAULT 'NET',
    "terms_days" INTEGER NOT NULL DEFAULT 30,
    "overdue_days" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "note" TEXT,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dealer_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "dealer_contact" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "dealer_contact_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "dealer_address" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT,
    "postal_code" TEXT,
    "country" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "dealer_address_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "carrier" TEXT,
    "tracking_no" TEXT,
    "shipped_on" DATE,
    "delivered_on" DATE,
    "signed_by" TEXT,
    "delivery_note" TEXT,
    "invoice_id" UUID,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "shipment_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "released" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shipment_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "return_order" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "reopen_demand" BOOLEAN NOT NULL,
    "restock" BOOLEAN NOT NULL,
    "credit" BOOLEAN NOT NULL,
    "requested_on" DATE NOT NULL,
    "received_on" DATE,
    "credit_note_id" UUID,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "return_order_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "return_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,

    CONSTRAINT "return_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "return_reason" (
    "org_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "reopen_demand" BOOLEAN NOT NULL,
    "restock" BOOLEAN NOT NULL,
    "credit" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',

    CONSTRAINT "return_reason_pkey" PRIMARY KEY ("org_id","code")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_setting" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_setting_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "app_user" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "dealer_id" UUID,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "locale" TEXT,
    "auth_version" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "auth_version" INTEGER NOT NULL,
    "user_agent" TEXT,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "dealer_id" UUID,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_loaded" INTEGER NOT NULL DEFAULT 0,
    "rows_rejected" INTEGER NOT NULL DEFAULT 0,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "warehouse" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "warehouse_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "stock_level" (
    "org_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "reorder_point" INTEGER,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("org_id","warehouse_id","product_id")
);

-- CreateTable
CREATE TABLE "stock_entry" (
    "org_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurred_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "on_hand_delta" INTEGER NOT NULL,
    "reserved_delta" INTEGER NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "line_id" UUID,
    "reason" TEXT,

    CONSTRAINT "stock_entry_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "stock_document" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "occurred_on" DATE NOT NULL,
    "reason" TEXT,
    "reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "stock_document_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "stock_document_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "note" TEXT,

    CONSTRAINT "stock_document_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expected_arrival" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "expected_on" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "reference" TEXT,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "expected_arrival_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "sales_order" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "number_reversed" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "salesperson_id" UUID,
    "warehouse_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "ordered_on" DATE NOT NULL,
    "requested_on" DATE,
    "dealer_po_number" TEXT,
    "ship_to_id" UUID,
    "note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'ENTRY',
    "line_count" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" UUID,

    CONSTRAINT "sales_order_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "unit_factor" INTEGER NOT NULL DEFAULT 1,
    "requested" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "invoiced" INTEGER NOT NULL DEFAULT 0,
    "over_ship_max" INTEGER NOT NULL DEFAULT 0,
    "unit_price" DECIMAL(18,6) NOT NULL,
    "discount_rate" DECIMAL(9,6) NOT NULL DEFAULT 0,
    "tax_rate" DECIMAL(9,6) NOT NULL DEFAULT 0,
    "net_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,
    "price_rule" JSONB NOT NULL,
    "cut_reason" TEXT,
    "note" TEXT,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "order_hold" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "remedy" JSONB NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "cleared_at" TIMESTAMPTZ(3),
    "cleared_by" UUID,
    "clear_reason" TEXT,
    "overridden" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "order_hold_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "order_flow_entry" (
    "org_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurred_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "salesperson_id" UUID,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,
    "order_first" INTEGER NOT NULL DEFAULT 0,
    "product_first" INTEGER NOT NULL DEFAULT 0,
    "category_first" INTEGER NOT NULL DEFAULT 0,
    "line_count" INTEGER NOT NULL DEFAULT 0,
    "cause" TEXT,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,

    CONSTRAINT "order_flow_entry_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "reason" TEXT,
    "detail" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "org_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("org_id","user_id","key")
);

-- CreateTable
CREATE TABLE "number_series" (
    "org_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "last" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("org_id","series")
);

-- CreateTable
CREATE TABLE "dealer_account" (
    "org_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "credit_limit_minor" BIGINT,
    "open_order_minor" BIGINT NOT NULL DEFAULT 0,
    "unbilled_minor" BIGINT NOT NULL DEFAULT 0,
    "invoiced_minor" BIGINT NOT NULL DEFAULT 0,
    "unapplied_minor" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dealer_account_pkey" PRIMARY KEY ("org_id","dealer_id")
);

-- CreateTable
CREATE TABLE "receivable_entry" (
    "org_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurred_on" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "bucket" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,

    CONSTRAINT "receivable_entry_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "invoice" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "order_id" UUID,
    "shipment_id" UUID,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "open_minor" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "order_line_id" UUID,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "credited" INTEGER NOT NULL DEFAULT 0,
    "unit_price" DECIMAL(18,6) NOT NULL,
    "tax_rate" DECIMAL(9,6) NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "received_on" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "reference" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "unapplied_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'POSTED',
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "credit_note" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "invoice_id" UUID,
    "return_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "issued_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "unapplied_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_note_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "credit_note_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "credit_note_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "invoice_line_id" UUID,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "credit_note_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "receivable_allocation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "credit_doc_kind" TEXT NOT NULL,
    "credit_doc_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "allocated_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receivable_allocation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "category_org_id_code_key" ON "category"("org_id", "code");

-- CreateIndex
CREATE INDEX "product_org_id_category_id_idx" ON "product"("org_id", "category_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_org_id_code_key" ON "product"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "product_org_id_barcode_key" ON "product"("org_id", "barcode");

-- CreateIndex
CREATE UNIQUE INDEX "product_pack_org_id_product_id_unit_key" ON "product_pack"("org_id", "product_id", "unit");

-- CreateIndex
CREATE UNIQUE INDEX "product_pack_org_id_barcode_key" ON "product_pack"("org_id", "barcode");

-- CreateIndex
CREATE UNIQUE INDEX "price_list_org_id_code_key" ON "price_list"("org_id", "code");

-- CreateIndex
CREATE INDEX "price_list_item_org_id_product_id_price_list_id_idx" ON "price_list_item"("org_id", "product_id", "price_list_id");

-- CreateIndex
CREATE INDEX "price_list_item_org_id_price_list_id_product_id_idx" ON "price_list_item"("org_id", "price_list_id", "product_id");

-- CreateIndex
CREATE INDEX "price_list_assignment_org_id_price_list_id_idx" ON "price_list_assignment"("org_id", "price_list_id");

-- CreateIndex
CREATE INDEX "price_list_assignment_org_id_dealer_id_idx" ON "price_list_assignment"("org_id", "dealer_id");

-- CreateIndex
CREATE UNIQUE INDEX "region_org_id_code_key" ON "region"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "dealer_level_org_id_code_key" ON "dealer_level"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "salesperson_org_id_code_key" ON "salesperson"("org_id", "code");

-- CreateIndex
CREATE INDEX "dealer_org_id_region_id_idx" ON "dealer"("org_id", "region_id");

-- CreateIndex
CREATE INDEX "dealer_org_id_level_id_idx" ON "dealer"("org_id", "level_id");

-- CreateIndex
CREATE UNIQUE INDEX "dealer_org_id_code_key" ON "dealer"("org_id", "code");

-- CreateIndex
CREATE INDEX "dealer_contact_org_id_dealer_id_idx" ON "dealer_contact"("org_id", "dealer_id");

-- CreateIndex
CREATE UNIQUE INDEX "dealer_address_org_id_dealer_id_id_key" ON "dealer_address"("org_id", "dealer_id", "id");

-- CreateIndex
CREATE INDEX "shipment_org_id_id_idx" ON "shipment"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "shipment_org_id_status_id_idx" ON "shipment"("org_id", "status", "id" DESC);

-- CreateIndex
CREATE INDEX "shipment_org_id_order_id_idx" ON "shipment"("org_id", "order_id");

-- CreateIndex
CREATE INDEX "shipment_org_id_dealer_id_id_idx" ON "shipment"("org_id", "dealer_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "shipment_org_id_number_key" ON "shipment"("org_id", "number");

-- CreateIndex
CREATE INDEX "shipment_line_org_id_order_line_id_idx" ON "shipment_line"("org_id", "order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_line_org_id_shipment_id_order_line_id_key" ON "shipment_line"("org_id", "shipment_id", "order_line_id");

-- CreateIndex
CREATE INDEX "return_order_org_id_id_idx" ON "return_order"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "return_order_org_id_status_id_idx" ON "return_order"("org_id", "status", "id" DESC);

-- CreateIndex
CREATE INDEX "return_order_org_id_order_id_idx" ON "return_order"("org_id", "order_id");

-- CreateIndex
CREATE INDEX "return_order_org_id_dealer_id_id_idx" ON "return_order"("org_id", "dealer_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "return_order_org_id_number_key" ON "return_order"("org_id", "number");

-- CreateIndex
CREATE INDEX "return_line_org_id_order_line_id_idx" ON "return_line"("org_id", "order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "return_line_org_id_return_id_order_line_id_key" ON "return_line"("org_id", "return_id", "order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_code_key" ON "organization"("code");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "user_session_org_id_user_id_idx" ON "user_session"("org_id", "user_id");

-- CreateIndex
CREATE INDEX "invitation_org_id_email_idx" ON "invitation"("org_id", "email");

-- CreateIndex
CREATE INDEX "sign_in_attempt_key_at_idx" ON "sign_in_attempt"("key", "at");

-- CreateIndex
CREATE INDEX "import_run_org_id_id_idx" ON "import_run"("org_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "warehouse_org_id_code_key" ON "warehouse"("org_id", "code");

-- CreateIndex
CREATE INDEX "stock_level_org_id_product_id_idx" ON "stock_level"("org_id", "product_id");

-- CreateIndex
CREATE INDEX "stock_entry_org_id_product_id_seq_idx" ON "stock_entry"("org_id", "product_id", "seq");

-- CreateIndex
CREATE INDEX "stock_entry_org_id_doc_id_idx" ON "stock_entry"("org_id", "doc_id");

-- CreateIndex
CREATE INDEX "stock_document_org_id_kind_occurred_on_id_idx" ON "stock_document"("org_id", "kind", "occurred_on" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "stock_document_org_id_number_key" ON "stock_document"("org_id", "number");

-- CreateIndex
CREATE INDEX "stock_document_line_org_id_document_id_idx" ON "stock_document_line"("org_id", "document_id");

-- CreateIndex
CREATE INDEX "expected_arrival_org_id_product_id_expected_on_idx" ON "expected_arrival"("org_id", "product_id", "expected_on");

-- CreateIndex
CREATE INDEX "sales_order_org_id_ordered_on_id_idx" ON "sales_order"("org_id", "ordered_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sales_order_org_id_status_ordered_on_id_idx" ON "sales_order"("org_id", "status", "ordered_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sales_order_org_id_dealer_id_ordered_on_id_idx" ON "sales_order"("org_id", "dealer_id", "ordered_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sales_order_org_id_dealer_id_status_ordered_on_id_idx" ON "sales_order"("org_id", "dealer_id", "status", "ordered_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sales_order_org_id_number_reversed_idx" ON "sales_order"("org_id", "number_reversed");

-- CreateIndex
CREATE INDEX "sales_order_org_id_dealer_po_number_idx" ON "sales_order"("org_id", "dealer_po_number");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_org_id_number_key" ON "sales_order"("org_id", "number");

-- CreateIndex
CREATE INDEX "order_line_org_id_product_id_order_id_idx" ON "order_line"("org_id", "product_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_org_id_order_id_line_no_key" ON "order_line"("org_id", "order_id", "line_no");

-- CreateIndex
CREATE INDEX "order_hold_org_id_order_id_idx" ON "order_hold"("org_id", "order_id");

-- CreateIndex
CREATE INDEX "order_hold_org_id_dealer_id_reason_idx" ON "order_hold"("org_id", "dealer_id", "reason");

-- CreateIndex
CREATE INDEX "order_flow_entry_org_id_line_id_idx" ON "order_flow_entry"("org_id", "line_id");

-- CreateIndex
CREATE INDEX "order_flow_entry_org_id_xid_seq_idx" ON "order_flow_entry"("org_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "order_flow_entry_org_id_occurred_on_kind_idx" ON "order_flow_entry"("org_id", "occurred_on", "kind");

-- CreateIndex
CREATE INDEX "audit_event_org_id_doc_kind_doc_id_id_idx" ON "audit_event"("org_id", "doc_kind", "doc_id", "id");

-- CreateIndex
CREATE INDEX "outbox_event_seq_idx" ON "outbox_event"("seq");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "receivable_entry_org_id_dealer_id_seq_idx" ON "receivable_entry"("org_id", "dealer_id", "seq");

-- CreateIndex
CREATE INDEX "receivable_entry_org_id_doc_id_idx" ON "receivable_entry"("org_id", "doc_id");

-- CreateIndex
CREATE INDEX "receivable_entry_org_id_xid_seq_idx" ON "receivable_entry"("org_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "invoice_org_id_issued_on_id_idx" ON "invoice"("org_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_org_id_dealer_id_issued_on_id_idx" ON "invoice"("org_id", "dealer_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_org_id_status_issued_on_id_idx" ON "invoice"("org_id", "status", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_org_id_order_id_idx" ON "invoice"("org_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_org_id_number_key" ON "invoice"("org_id", "number");

-- CreateIndex
CREATE INDEX "invoice_line_org_id_invoice_id_idx" ON "invoice_line"("org_id", "invoice_id");

-- CreateIndex
CREATE INDEX "invoice_line_org_id_order_line_id_idx" ON "invoice_line"("org_id", "order_line_id");

-- CreateIndex
CREATE INDEX "receipt_org_id_received_on_id_idx" ON "receipt"("org_id", "received_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "receipt_org_id_dealer_id_received_on_id_idx" ON "receipt"("org_id", "dealer_id", "received_on" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "receipt_org_id_number_key" ON "receipt"("org_id", "number");

-- CreateIndex
CREATE INDEX "credit_note_org_id_issued_on_id_idx" ON "credit_note"("org_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "credit_note_org_id_dealer_id_issued_on_id_idx" ON "credit_note"("org_id", "dealer_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "credit_note_org_id_invoice_id_idx" ON "credit_note"("org_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_note_org_id_number_key" ON "credit_note"("org_id", "number");

-- CreateIndex
CREATE INDEX "credit_note_line_org_id_credit_note_id_idx" ON "credit_note_line"("org_id", "credit_note_id");

-- CreateIndex
CREATE INDEX "credit_note_line_org_id_invoice_line_id_idx" ON "credit_note_line"("org_id", "invoice_line_id");

-- CreateIndex
CREATE INDEX "receivable_allocation_org_id_invoice_id_idx" ON "receivable_allocation"("org_id", "invoice_id");

-- CreateIndex
CREATE INDEX "receivable_allocation_org_id_credit_doc_id_idx" ON "receivable_allocation"("org_id", "credit_doc_id");

-- CreateIndex
CREATE INDEX "receivable_allocation_org_id_allocated_on_idx" ON "receivable_allocation"("org_id", "allocated_on");

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_org_id_tax_code_fkey" FOREIGN KEY ("org_id", "tax_code") REFERENCES "tax_rate"("org_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_pack" ADD CONSTRAINT "product_pack_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_item" ADD CONSTRAINT "price_list_item_org_id_price_list_id_fkey" FOREIGN KEY ("org_id", "price_list_id") REFERENCES "price_list"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_item" ADD CONSTRAINT "price_list_item_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_assignment" ADD CONSTRAINT "price_list_assignment_org_id_price_list_id_fkey" FOREIGN KEY ("org_id", "price_list_id") REFERENCES "price_list"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_assignment" ADD CONSTRAINT "price_list_assignment_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_assignment" ADD CONSTRAINT "price_list_assignment_org_id_level_id_fkey" FOREIGN KEY ("org_id", "level_id") REFERENCES "dealer_level"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_assignment" ADD CONSTRAINT "price_list_assignment_org_id_region_id_fkey" FOREIGN KEY ("org_id", "region_id") REFERENCES "region"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "region"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer_level" ADD CONSTRAINT "dealer_level_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "dealer_level"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer" ADD CONSTRAINT "dealer_org_id_region_id_fkey" FOREIGN KEY ("org_id", "region_id") REFERENCES "region"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer" ADD CONSTRAINT "dealer_org_id_level_id_fkey" FOREIGN KEY ("org_id", "level_id") REFERENCES "dealer_level"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer" ADD CONSTRAINT "dealer_org_id_salesperson_id_fkey" FOREIGN KEY ("org_id", "salesperson_id") REFERENCES "salesperson"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer_contact" ADD CONSTRAINT "dealer_contact_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer_address" ADD CONSTRAINT "dealer_address_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_org_id_order_id_fkey" FOREIGN KEY ("org_id", "order_id") REFERENCES "sales_order"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_org_id_warehouse_id_fkey" FOREIGN KEY ("org_id", "warehouse_id") REFERENCES "warehouse"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_org_id_shipment_id_fkey" FOREIGN KEY ("org_id", "shipment_id") REFERENCES "shipment"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_org_id_order_line_id_fkey" FOREIGN KEY ("org_id", "order_line_id") REFERENCES "order_line"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_order" ADD CONSTRAINT "return_order_org_id_order_id_fkey" FOREIGN KEY ("org_id", "order_id") REFERENCES "sales_order"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_org_id_return_id_fkey" FOREIGN KEY ("org_id", "return_id") REFERENCES "return_order"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_org_id_order_line_id_fkey" FOREIGN KEY ("org_id", "order_line_id") REFERENCES "order_line"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "app_user"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_org_id_warehouse_id_fkey" FOREIGN KEY ("org_id", "warehouse_id") REFERENCES "warehouse"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_document" ADD CONSTRAINT "stock_document_org_id_warehouse_id_fkey" FOREIGN KEY ("org_id", "warehouse_id") REFERENCES "warehouse"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_document_line" ADD CONSTRAINT "stock_document_line_org_id_document_id_fkey" FOREIGN KEY ("org_id", "document_id") REFERENCES "stock_document"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_document_line" ADD CONSTRAINT "stock_document_line_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expected_arrival" ADD CONSTRAINT "expected_arrival_org_id_warehouse_id_fkey" FOREIGN KEY ("org_id", "warehouse_id") REFERENCES "warehouse"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expected_arrival" ADD CONSTRAINT "expected_arrival_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_org_id_salesperson_id_fkey" FOREIGN KEY ("org_id", "salesperson_id") REFERENCES "salesperson"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_org_id_warehouse_id_fkey" FOREIGN KEY ("org_id", "warehouse_id") REFERENCES "warehouse"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_org_id_dealer_id_ship_to_id_fkey" FOREIGN KEY ("org_id", "dealer_id", "ship_to_id") REFERENCES "dealer_address"("org_id", "dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_org_id_order_id_fkey" FOREIGN KEY ("org_id", "order_id") REFERENCES "sales_order"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_hold" ADD CONSTRAINT "order_hold_org_id_order_id_fkey" FOREIGN KEY ("org_id", "order_id") REFERENCES "sales_order"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer_account" ADD CONSTRAINT "dealer_account_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_org_id_order_id_fkey" FOREIGN KEY ("org_id", "order_id") REFERENCES "sales_order"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_org_id_invoice_id_fkey" FOREIGN KEY ("org_id", "invoice_id") REFERENCES "invoice"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_org_id_order_line_id_fkey" FOREIGN KEY ("org_id", "order_line_id") REFERENCES "order_line"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_org_id_invoice_id_fkey" FOREIGN KEY ("org_id", "invoice_id") REFERENCES "invoice"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note_line" ADD CONSTRAINT "credit_note_line_org_id_credit_note_id_fkey" FOREIGN KEY ("org_id", "credit_note_id") REFERENCES "credit_note"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note_line" ADD CONSTRAINT "credit_note_line_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receivable_allocation" ADD CONSTRAINT "receivable_allocation_org_id_invoice_id_fkey" FOREIGN KEY ("org_id", "invoice_id") REFERENCES "invoice"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
