-- CreateTable
CREATE TABLE "expense_type" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "activity" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "settlements" TEXT[],
    "evidence_min" INTEGER NOT NULL DEFAULT 0,
    "needs_dealer" BOOLEAN NOT NULL DEFAULT false,
    "needs_reference" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "expense_type_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expense_request" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requester_id" UUID,
    "requested_on" DATE NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "expected_sales_minor" BIGINT,
    "expected_result" TEXT,
    "note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'ENTRY',
    "external_number" TEXT,
    "approval_case_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "expense_request_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expense_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "type_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "dealer_id" UUID,
    "description" TEXT,
    "requested_minor" BIGINT NOT NULL,
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "claimed_minor" BIGINT NOT NULL DEFAULT 0,
    "cut_minor" BIGINT NOT NULL DEFAULT 0,
    "verified_minor" BIGINT NOT NULL DEFAULT 0,
    "settled_minor" BIGINT NOT NULL DEFAULT 0,
    "released_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "expense_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expense_request_dealer" (
    "org_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,

    CONSTRAINT "expense_request_dealer_pkey" PRIMARY KEY ("org_id","request_id","dealer_id")
);

-- CreateTable
CREATE TABLE "expense_request_product" (
    "org_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "expense_request_product_pkey" PRIMARY KEY ("org_id","request_id","product_id")
);

-- CreateTable
CREATE TABLE "expense_claim" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "claimed_on" DATE NOT NULL,
    "note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'ENTRY',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "expense_claim_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expense_claim_line" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "expense_line_id" UUID NOT NULL,
    "dealer_id" UUID,
    "occurred_on" DATE NOT NULL,
    "reference" TEXT,
    "reference_key" TEXT,
    "description" TEXT,
    "claimed_minor" BIGINT NOT NULL,
    "verified_minor" BIGINT NOT NULL DEFAULT 0,
    "settled_minor" BIGINT NOT NULL DEFAULT 0,
    "cut_reason" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "expense_claim_line_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "storage" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expense_evidence" (
    "org_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "claim_line_id" UUID,

    CONSTRAINT "expense_evidence_pkey" PRIMARY KEY ("org_id","claim_id","file_id")
);

-- CreateTable
CREATE TABLE "expense_settlement" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "claim_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'POSTED',
    "dealer_id" UUID,
    "settled_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reference" TEXT,
    "credit_note_id" UUID,
    "order_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "expense_settlement_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "expense_settlement_line" (
    "org_id" UUID NOT NULL,
    "settlement_id" UUID NOT NULL,
    "claim_line_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "expense_settlement_line_pkey" PRIMARY KEY ("org_id","settlement_id","claim_line_id")
);

-- CreateTable
CREATE TABLE "rebate_agreement" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "category_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rebate_agreement_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "rebate_tier" (
    "org_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "tier_no" INTEGER NOT NULL,
    "up_to_minor" BIGINT,
    "rate" DECIMAL(9,6) NOT NULL,

    CONSTRAINT "rebate_tier_pkey" PRIMARY KEY ("org_id","agreement_id","tier_no")
);

-- CreateTable
CREATE TABLE "rebate_dealer" (
    "org_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,

    CONSTRAINT "rebate_dealer_pkey" PRIMARY KEY ("org_id","agreement_id","dealer_id")
);

-- CreateTable
CREATE TABLE "rebate_accrual" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "period_id" UUID NOT NULL,
    "sales_minor" BIGINT NOT NULL DEFAULT 0,
    "earned_minor" BIGINT NOT NULL DEFAULT 0,
    "earlier_minor" BIGINT NOT NULL DEFAULT 0,
    "accrued_minor" BIGINT NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "computed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rebate_accrual_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "rebate_settlement" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "accrual_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "settled_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reference" TEXT,
    "credit_note_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "rebate_settlement_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "expense_type_org_id_code_key" ON "expense_type"("org_id", "code");

-- CreateIndex
CREATE INDEX "expense_request_org_id_status_id_idx" ON "expense_request"("org_id", "status", "id" DESC);

-- CreateIndex
CREATE INDEX "expense_request_org_id_requester_id_id_idx" ON "expense_request"("org_id", "requester_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "expense_request_org_id_number_key" ON "expense_request"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "expense_request_org_id_external_number_key" ON "expense_request"("org_id", "external_number");

-- CreateIndex
CREATE INDEX "expense_line_org_id_centre_id_request_id_idx" ON "expense_line"("org_id", "centre_id", "request_id");

-- CreateIndex
CREATE INDEX "expense_line_org_id_type_id_request_id_idx" ON "expense_line"("org_id", "type_id", "request_id");

-- CreateIndex
CREATE INDEX "expense_line_org_id_dealer_id_request_id_idx" ON "expense_line"("org_id", "dealer_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "expense_line_org_id_request_id_line_no_key" ON "expense_line"("org_id", "request_id", "line_no");

-- CreateIndex
CREATE INDEX "expense_request_dealer_org_id_dealer_id_idx" ON "expense_request_dealer"("org_id", "dealer_id");

-- CreateIndex
CREATE INDEX "expense_request_product_org_id_product_id_idx" ON "expense_request_product"("org_id", "product_id");

-- CreateIndex
CREATE INDEX "expense_claim_org_id_status_id_idx" ON "expense_claim"("org_id", "status", "id" DESC);

-- CreateIndex
CREATE INDEX "expense_claim_org_id_request_id_idx" ON "expense_claim"("org_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "expense_claim_org_id_number_key" ON "expense_claim"("org_id", "number");

-- CreateIndex
CREATE INDEX "expense_claim_line_org_id_expense_line_id_idx" ON "expense_claim_line"("org_id", "expense_line_id");

-- CreateIndex
CREATE INDEX "expense_claim_line_org_id_dealer_id_claimed_minor_occurred__idx" ON "expense_claim_line"("org_id", "dealer_id", "claimed_minor", "occurred_on");

-- CreateIndex
CREATE INDEX "expense_claim_line_org_id_reference_key_idx" ON "expense_claim_line"("org_id", "reference_key");

-- CreateIndex
CREATE UNIQUE INDEX "expense_claim_line_org_id_claim_id_line_no_key" ON "expense_claim_line"("org_id", "claim_id", "line_no");

-- CreateIndex
CREATE INDEX "stored_file_org_id_sha256_idx" ON "stored_file"("org_id", "sha256");

-- CreateIndex
CREATE INDEX "expense_evidence_org_id_file_id_idx" ON "expense_evidence"("org_id", "file_id");

-- CreateIndex
CREATE INDEX "expense_settlement_org_id_claim_id_idx" ON "expense_settlement"("org_id", "claim_id");

-- CreateIndex
CREATE INDEX "expense_settlement_org_id_method_id_idx" ON "expense_settlement"("org_id", "method", "id" DESC);

-- CreateIndex
CREATE INDEX "expense_settlement_org_id_dealer_id_id_idx" ON "expense_settlement"("org_id", "dealer_id", "id" DESC);

-- CreateIndex
CREATE INDEX "expense_settlement_org_id_credit_note_id_idx" ON "expense_settlement"("org_id", "credit_note_id");

-- CreateIndex
CREATE INDEX "expense_settlement_org_id_order_id_idx" ON "expense_settlement"("org_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "expense_settlement_org_id_number_key" ON "expense_settlement"("org_id", "number");

-- CreateIndex
CREATE INDEX "expense_settlement_line_org_id_claim_line_id_idx" ON "expense_settlement_line"("org_id", "claim_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "rebate_agreement_org_id_code_key" ON "rebate_agreement"("org_id", "code");

-- CreateIndex
CREATE INDEX "rebate_dealer_org_id_dealer_id_idx" ON "rebate_dealer"("org_id", "dealer_id");

-- CreateIndex
CREATE UNIQUE INDEX "rebate_accrual_org_id_agreement_id_dealer_id_starts_on_key" ON "rebate_accrual"("org_id", "agreement_id", "dealer_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "rebate_settlement_org_id_number_key" ON "rebate_settlement"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "rebate_settlement_org_id_accrual_id_key" ON "rebate_settlement"("org_id", "accrual_id");

-- AddForeignKey
ALTER TABLE "expense_type" ADD CONSTRAINT "expense_type_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_request" ADD CONSTRAINT "expense_request_org_id_requester_id_fkey" FOREIGN KEY ("org_id", "requester_id") REFERENCES "app_user"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_line" ADD CONSTRAINT "expense_line_org_id_request_id_fkey" FOREIGN KEY ("org_id", "request_id") REFERENCES "expense_request"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_line" ADD CONSTRAINT "expense_line_org_id_type_id_fkey" FOREIGN KEY ("org_id", "type_id") REFERENCES "expense_type"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_line" ADD CONSTRAINT "expense_line_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_line" ADD CONSTRAINT "expense_line_org_id_account_id_fkey" FOREIGN KEY ("org_id", "account_id") REFERENCES "account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_line" ADD CONSTRAINT "expense_line_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_line" ADD CONSTRAINT "expense_line_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_request_dealer" ADD CONSTRAINT "expense_request_dealer_org_id_request_id_fkey" FOREIGN KEY ("org_id", "request_id") REFERENCES "expense_request"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_request_dealer" ADD CONSTRAINT "expense_request_dealer_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_request_product" ADD CONSTRAINT "expense_request_product_org_id_request_id_fkey" FOREIGN KEY ("org_id", "request_id") REFERENCES "expense_request"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_request_product" ADD CONSTRAINT "expense_request_product_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_claim" ADD CONSTRAINT "expense_claim_org_id_request_id_fkey" FOREIGN KEY ("org_id", "request_id") REFERENCES "expense_request"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_claim_line" ADD CONSTRAINT "expense_claim_line_org_id_claim_id_fkey" FOREIGN KEY ("org_id", "claim_id") REFERENCES "expense_claim"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_claim_line" ADD CONSTRAINT "expense_claim_line_org_id_expense_line_id_fkey" FOREIGN KEY ("org_id", "expense_line_id") REFERENCES "expense_line"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_claim_line" ADD CONSTRAINT "expense_claim_line_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_evidence" ADD CONSTRAINT "expense_evidence_org_id_claim_id_fkey" FOREIGN KEY ("org_id", "claim_id") REFERENCES "expense_claim"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_evidence" ADD CONSTRAINT "expense_evidence_org_id_claim_line_id_fkey" FOREIGN KEY ("org_id", "claim_line_id") REFERENCES "expense_claim_line"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_evidence" ADD CONSTRAINT "expense_evidence_org_id_file_id_fkey" FOREIGN KEY ("org_id", "file_id") REFERENCES "stored_file"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_settlement" ADD CONSTRAINT "expense_settlement_org_id_claim_id_fkey" FOREIGN KEY ("org_id", "claim_id") REFERENCES "expense_claim"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_settlement" ADD CONSTRAINT "expense_settlement_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_settlement" ADD CONSTRAINT "expense_settlement_org_id_credit_note_id_fkey" FOREIGN KEY ("org_id", "credit_note_id") REFERENCES "credit_note"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_settlement" ADD CONSTRAINT "expense_settlement_org_id_order_id_fkey" FOREIGN KEY ("org_id", "order_id") REFERENCES "sales_order"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_settlement_line" ADD CONSTRAINT "expense_settlement_line_org_id_settlement_id_fkey" FOREIGN KEY ("org_id", "settlement_id") REFERENCES "expense_settlement"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_settlement_line" ADD CONSTRAINT "expense_settlement_line_org_id_claim_line_id_fkey" FOREIGN KEY ("org_id", "claim_line_id") REFERENCES "expense_claim_line"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_agreement" ADD CONSTRAINT "rebate_agreement_org_id_type_id_fkey" FOREIGN KEY ("org_id", "type_id") REFERENCES "expense_type"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_agreement" ADD CONSTRAINT "rebate_agreement_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_agreement" ADD CONSTRAINT "rebate_agreement_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_tier" ADD CONSTRAINT "rebate_tier_org_id_agreement_id_fkey" FOREIGN KEY ("org_id", "agreement_id") REFERENCES "rebate_agreement"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_dealer" ADD CONSTRAINT "rebate_dealer_org_id_agreement_id_fkey" FOREIGN KEY ("org_id", "agreement_id") REFERENCES "rebate_agreement"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_dealer" ADD CONSTRAINT "rebate_dealer_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_accrual" ADD CONSTRAINT "rebate_accrual_org_id_agreement_id_dealer_id_fkey" FOREIGN KEY ("org_id", "agreement_id", "dealer_id") REFERENCES "rebate_dealer"("org_id", "agreement_id", "dealer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_accrual" ADD CONSTRAINT "rebate_accrual_org_id_period_id_fkey" FOREIGN KEY ("org_id", "period_id") REFERENCES "fiscal_period"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_settlement" ADD CONSTRAINT "rebate_settlement_org_id_accrual_id_fkey" FOREIGN KEY ("org_id", "accrual_id") REFERENCES "rebate_accrual"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rebate_settlement" ADD CONSTRAINT "rebate_settlement_org_id_credit_note_id_fkey" FOREIGN KEY ("org_id", "credit_note_id") REFERENCES "credit_note"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
