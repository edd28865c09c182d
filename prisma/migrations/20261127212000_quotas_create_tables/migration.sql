-- CreateTable
CREATE TABLE "quota" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dealer_id" UUID,
    "region_id" UUID,
    "level_id" UUID,
    "product_id" UUID,
    "category_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "quota_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "quota_balance" (
    "org_id" UUID NOT NULL,
    "quota_id" UUID NOT NULL,
    "allocated" INTEGER NOT NULL DEFAULT 0,
    "consumed" INTEGER NOT NULL DEFAULT 0,
    "allowance" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quota_balance_pkey" PRIMARY KEY ("org_id","quota_id")
);

-- CreateTable
CREATE TABLE "quota_entry" (
    "org_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurred_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "quota_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "over_by" INTEGER NOT NULL DEFAULT 0,
    "dealer_id" UUID,
    "product_id" UUID,
    "other_id" UUID,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "line_id" UUID,
    "reason" TEXT,

    CONSTRAINT "quota_entry_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateIndex
CREATE INDEX "quota_org_id_starts_on_id_idx" ON "quota"("org_id", "starts_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "quota_org_id_dealer_id_idx" ON "quota"("org_id", "dealer_id");

-- CreateIndex
CREATE INDEX "quota_org_id_region_id_idx" ON "quota"("org_id", "region_id");

-- CreateIndex
CREATE INDEX "quota_org_id_level_id_idx" ON "quota"("org_id", "level_id");

-- CreateIndex
CREATE INDEX "quota_entry_org_id_quota_id_seq_idx" ON "quota_entry"("org_id", "quota_id", "seq");

-- CreateIndex
CREATE INDEX "quota_entry_org_id_line_id_idx" ON "quota_entry"("org_id", "line_id");

-- CreateIndex
CREATE INDEX "quota_entry_org_id_doc_id_idx" ON "quota_entry"("org_id", "doc_id");

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_org_id_dealer_id_fkey" FOREIGN KEY ("org_id", "dealer_id") REFERENCES "dealer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_org_id_region_id_fkey" FOREIGN KEY ("org_id", "region_id") REFERENCES "region"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_org_id_level_id_fkey" FOREIGN KEY ("org_id", "level_id") REFERENCES "dealer_level"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_balance" ADD CONSTRAINT "quota_balance_org_id_quota_id_fkey" FOREIGN KEY ("org_id", "quota_id") REFERENCES "quota"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_entry" ADD CONSTRAINT "quota_entry_org_id_quota_id_fkey" FOREIGN KEY ("org_id", "quota_id") REFERENCES "quota"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: tenancy and rules. A dealer's user consumes what binds its dealer, so it sees quotas of
-- regions and levels beside its own, never those of another dealer.
CALL app.protect('quota', 'document');
CREATE POLICY dealer_sees_own ON quota AS RESTRICTIVE
  USING (app.dealer() IS NULL OR dealer_id IS NULL OR dealer_id = app.dealer());
CALL app.protect('quota_balance', 'document');
CREATE POLICY dealer_sees_own ON quota_balance AS RESTRICTIVE USING (app.dealer() IS NULL OR EXISTS (
  SELECT 1 FROM quota q WHERE q.org_id = quota_balance.org_id AND q.id = quota_balance.quota_id));
CALL app.protect('quota_entry', 'ledger', 'dealer_id');
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO dealerdesk_app;

ALTER TABLE quota
  ADD CONSTRAINT quota_one_holder CHECK (num_nonnulls(dealer_id, region_id, level_id) = 1),
  ADD CONSTRAINT quota_one_item CHECK (num_nonnulls(product_id, category_id) = 1),
  ADD CONSTRAINT quota_days CHECK (starts_on <= ends_on),
  ADD CONSTRAINT quota_status CHECK (status IN ('ACTIVE', 'CLOSED'));
-- The same thing twice would be checked twice; a month within a year is two different things.
CREATE UNIQUE INDEX quota_one_active ON quota (org_id, coalesce(dealer_id, region_id, level_id),
  coalesce(product_id, category_id), starts_on, ends_on) WHERE status = 'ACTIVE';

-- The rule itself: what is consumed stays within the quota, but for what was let through by name.
ALTER TABLE quota_balance
  ADD CONSTRAINT quota_balance_within CHECK (consumed <= allocated + allowance),
  ADD CONSTRAINT quota_balance_not_negative
    CHECK (allocated >= 0 AND consumed >= 0 AND allowance >= 0);
ALTER TABLE quota_entry
  ADD CONSTRAINT quota_entry_kind CHECK (kind IN ('ALLOCATE', 'MOVE', 'CONSUME', 'GIVE_BACK')),
  ADD CONSTRAINT quota_entry_sign CHECK (CASE kind WHEN 'CONSUME' THEN quantity > 0
    WHEN 'GIVE_BACK' THEN quantity < 0 WHEN 'MOVE' THEN quantity <> 0 ELSE true END),
  ADD CONSTRAINT quota_entry_legs CHECK ((kind = 'MOVE') = (other_id IS NOT NULL)),
  ADD CONSTRAINT quota_entry_over CHECK (over_by BETWEEN 0 AND greatest(quantity, 0)),
  ADD CONSTRAINT quota_entry_line CHECK (
    (kind IN ('CONSUME', 'GIVE_BACK')) = (line_id IS NOT NULL AND dealer_id IS NOT NULL));
