-- AlterTable
ALTER TABLE "order_flow_entry" ADD COLUMN "due_on" DATE;

-- CreateTable
CREATE TABLE "rollup_budget_month" (
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

    CONSTRAINT "rollup_budget_month_pkey" PRIMARY KEY ("org_id","period_id","centre_id","account_id","programme_id")
);

-- CreateTable
CREATE TABLE "rollup_expense_month" (
    "org_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "expense_type_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "pre_commitment_minor" BIGINT NOT NULL DEFAULT 0,
    "commitment_minor" BIGINT NOT NULL DEFAULT 0,
    "actual_minor" BIGINT NOT NULL DEFAULT 0,
    "settled_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_expense_month_pkey" PRIMARY KEY ("org_id","period_id","centre_id","account_id","expense_type_id","dealer_id")
);

-- CreateTable
CREATE TABLE "rollup_service_line" (
    "org_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_in_time_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_quantity" BIGINT NOT NULL DEFAULT 0,
    "delivered_in_time_quantity" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_service_line_pkey" PRIMARY KEY ("org_id","due_on","dealer_id","product_id","line_id")
);

-- CreateTable
CREATE TABLE "rollup_service_dealer" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "filled_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_in_full" BIGINT NOT NULL DEFAULT 0,
    "shipped_otif" BIGINT NOT NULL DEFAULT 0,
    "delivered_otif" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_service_dealer_pkey" PRIMARY KEY ("org_id","month","dealer_id")
);

-- CreateTable
CREATE TABLE "rollup_service_product" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "filled_quantity" BIGINT NOT NULL DEFAULT 0,
    "approved_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_in_full" BIGINT NOT NULL DEFAULT 0,
    "shipped_otif" BIGINT NOT NULL DEFAULT 0,
    "delivered_otif" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_service_product_pkey" PRIMARY KEY ("org_id","month","product_id")
);

-- CreateTable
CREATE TABLE "rollup_gap_month" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quantity" BIGINT NOT NULL DEFAULT 0,
    "net_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_gap_month_pkey" PRIMARY KEY ("org_id","month","kind","cause","dealer_id","product_id","currency")
);

-- CreateTable
CREATE TABLE "sales_target" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "amount_minor" BIGINT NOT NULL,
    "quantity" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sales_target_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "sales_budget" (
    "org_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "quantity" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "sales_budget_pkey" PRIMARY KEY ("org_id","period_id","product_id","dealer_id")
);

-- CreateTable
CREATE TABLE "deviation_rule" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "centre_id" UUID,
    "account_id" UUID,
    "amount_minor" BIGINT,
    "rate" DECIMAL(9,6),
    "only_unfavourable" BOOLEAN NOT NULL DEFAULT true,
    "due_days" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deviation_rule_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "deviation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "rule_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE NOT NULL,
    "basis_minor" BIGINT,
    "actual_minor" BIGINT NOT NULL,
    "variance_minor" BIGINT NOT NULL,
    "rate" DECIMAL(12,6),
    "drivers" JSONB NOT NULL,
    "cleared" BOOLEAN NOT NULL DEFAULT false,
    "explanation" TEXT,
    "action" TEXT,
    "action_due_on" DATE,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deviation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sales_target_org_id_subject_kind_subject_id_starts_on_key" ON "sales_target"("org_id", "subject_kind", "subject_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "deviation_rule_org_id_code_key" ON "deviation_rule"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "deviation_org_id_number_key" ON "deviation"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "deviation_org_id_rule_id_period_id_centre_id_account_id_key" ON "deviation"("org_id", "rule_id", "period_id", "centre_id", "account_id");

-- CreateIndex
CREATE INDEX "deviation_org_id_status_due_on_idx" ON "deviation"("org_id", "status", "due_on");

-- AddForeignKey
ALTER TABLE "deviation" ADD CONSTRAINT "deviation_org_id_rule_id_fkey" FOREIGN KEY ("org_id", "rule_id") REFERENCES "deviation_rule"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

