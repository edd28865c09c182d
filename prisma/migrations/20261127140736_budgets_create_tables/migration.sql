-- CreateTable
CREATE TABLE "budget" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "year_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version_no" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "budget_line" (
    "org_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "comment" TEXT,

    CONSTRAINT "budget_line_pkey" PRIMARY KEY ("org_id","budget_id","centre_id","account_id","programme_id","period_id")
);

-- CreateTable
CREATE TABLE "budget_change" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "posted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "budget_change_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "budget_change_line" (
    "org_id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "comment" TEXT,

    CONSTRAINT "budget_change_line_pkey" PRIMARY KEY ("org_id","change_id","line_no")
);

-- CreateTable
CREATE TABLE "budget_control" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "centre_id" UUID,
    "account_id" UUID,
    "programme_id" UUID,
    "grain" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "warn_rate" DECIMAL(9,6) NOT NULL DEFAULT 0.9,
    "stop_rate" DECIMAL(9,6) NOT NULL DEFAULT 1,
    "unbudgeted" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "budget_control_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "budget_limit" (
    "org_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "budget_minor" BIGINT NOT NULL DEFAULT 0,
    "used_minor" BIGINT NOT NULL DEFAULT 0,
    "ceiling_minor" BIGINT,
    "allowance_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budget_limit_pkey" PRIMARY KEY ("org_id","control_id","year_id","slot","centre_id","account_id","programme_id")
);

-- CreateTable
CREATE TABLE "budget_override" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_override_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "budget_driver" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "year_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "rate" DECIMAL(9,6) NOT NULL,
    "region_id" UUID,
    "category_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "budget_driver_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "budget_entry" (
    "org_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurred_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "period_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "expense_type_id" UUID NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "doc_line_id" UUID,

    CONSTRAINT "budget_entry_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "budget_balance" (
    "org_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "original_minor" BIGINT NOT NULL DEFAULT 0,
    "revision_minor" BIGINT NOT NULL DEFAULT 0,
    "transfer_minor" BIGINT NOT NULL DEFAULT 0,
    "carry_forward_minor" BIGINT NOT NULL DEFAULT 0,
    "flex_minor" BIGINT NOT NULL DEFAULT 0,
    "pre_commitment_minor" BIGINT NOT NULL DEFAULT 0,
    "commitment_minor" BIGINT NOT NULL DEFAULT 0,
    "actual_minor" BIGINT NOT NULL DEFAULT 0,
    "settled_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budget_balance_pkey" PRIMARY KEY ("org_id","period_id","centre_id","account_id","programme_id")
);

-- CreateTable
CREATE TABLE "responsibility_centre" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "path" UUID[],
    "kind" TEXT NOT NULL,
    "owner_id" UUID,
    "valid_from" DATE,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "responsibility_centre_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "centre_placement" (
    "org_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "parent_id" UUID,
    "path" UUID[],

    CONSTRAINT "centre_placement_pkey" PRIMARY KEY ("org_id","centre_id","valid_from")
);

-- CreateTable
CREATE TABLE "account" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "path" UUID[],
    "kind" TEXT NOT NULL,
    "operator" TEXT NOT NULL DEFAULT '+',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "programme" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "path" UUID[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "fiscal_calendar" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fiscal_calendar_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "fiscal_year" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "fiscal_year_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "fiscal_period" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fiscal_period_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "budget_org_id_number_key" ON "budget"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "budget_org_id_year_id_version_no_key" ON "budget"("org_id", "year_id", "version_no");

-- CreateIndex
CREATE INDEX "budget_change_org_id_status_id_idx" ON "budget_change"("org_id", "status", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "budget_change_org_id_number_key" ON "budget_change"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "budget_control_org_id_code_key" ON "budget_control"("org_id", "code");

-- CreateIndex
CREATE INDEX "budget_override_org_id_doc_id_idx" ON "budget_override"("org_id", "doc_id");

-- CreateIndex
CREATE UNIQUE INDEX "budget_driver_org_id_code_key" ON "budget_driver"("org_id", "code");

-- CreateIndex
CREATE INDEX "budget_entry_org_id_xid_seq_idx" ON "budget_entry"("org_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "budget_entry_org_id_doc_id_idx" ON "budget_entry"("org_id", "doc_id");

-- CreateIndex
CREATE INDEX "budget_entry_org_id_period_id_centre_id_account_id_seq_idx" ON "budget_entry"("org_id", "period_id", "centre_id", "account_id", "seq");

-- CreateIndex
CREATE INDEX "budget_balance_org_id_centre_id_account_id_idx" ON "budget_balance"("org_id", "centre_id", "account_id");

-- CreateIndex
CREATE INDEX "responsibility_centre_org_id_owner_id_idx" ON "responsibility_centre"("org_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "responsibility_centre_org_id_code_key" ON "responsibility_centre"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "account_org_id_code_key" ON "account"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "programme_org_id_code_key" ON "programme"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "fiscal_calendar_org_id_code_key" ON "fiscal_calendar"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "fiscal_year_org_id_calendar_id_code_key" ON "fiscal_year"("org_id", "calendar_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "fiscal_period_org_id_year_id_no_key" ON "fiscal_period"("org_id", "year_id", "no");

-- CreateIndex
CREATE UNIQUE INDEX "fiscal_period_org_id_calendar_id_code_key" ON "fiscal_period"("org_id", "calendar_id", "code");

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_org_id_year_id_fkey" FOREIGN KEY ("org_id", "year_id") REFERENCES "fiscal_year"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_org_id_budget_id_fkey" FOREIGN KEY ("org_id", "budget_id") REFERENCES "budget"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_change_line" ADD CONSTRAINT "budget_change_line_org_id_change_id_fkey" FOREIGN KEY ("org_id", "change_id") REFERENCES "budget_change"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_limit" ADD CONSTRAINT "budget_limit_org_id_control_id_fkey" FOREIGN KEY ("org_id", "control_id") REFERENCES "budget_control"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_balance" ADD CONSTRAINT "budget_balance_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_balance" ADD CONSTRAINT "budget_balance_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_balance" ADD CONSTRAINT "budget_balance_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility_centre" ADD CONSTRAINT "responsibility_centre_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility_centre" ADD CONSTRAINT "responsibility_centre_org_id_owner_id_fkey" FOREIGN KEY ("org_id", "owner_id") REFERENCES "app_user"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_placement" ADD CONSTRAINT "centre_placement_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "programme"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fiscal_year" ADD CONSTRAINT "fiscal_year_org_id_calendar_id_fkey" FOREIGN KEY ("org_id", "calendar_id") REFERENCES "fiscal_calendar"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fiscal_period" ADD CONSTRAINT "fiscal_period_org_id_year_id_fkey" FOREIGN KEY ("org_id", "year_id") REFERENCES "fiscal_year"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
