-- CreateTable
CREATE TABLE "approval_rule" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "amount_from_minor" BIGINT,
    "amount_to_minor" BIGINT,
    "centre_id" UUID,
    "tags" TEXT[],
    "allow_repeat" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "approval_rule_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "approval_rule_step" (
    "org_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "step_no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "user_id" UUID,

    CONSTRAINT "approval_rule_step_pkey" PRIMARY KEY ("org_id","rule_id","step_no")
);

-- CreateTable
CREATE TABLE "approval_case" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "doc_number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requester_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "centre_id" UUID,
    "rule_id" UUID,
    "allow_repeat" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "step_no" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "approval_case_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "approval_step" (
    "org_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "step_no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "user_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "on_behalf_of" UUID,
    "comment" TEXT,

    CONSTRAINT "approval_step_pkey" PRIMARY KEY ("org_id","case_id","step_no")
);

-- CreateTable
CREATE TABLE "approval_delegation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_user_id" UUID NOT NULL,
    "to_user_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_delegation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "approval_rule_org_id_code_key" ON "approval_rule"("org_id", "code");

-- CreateIndex
CREATE INDEX "approval_case_org_id_doc_kind_doc_id_idx" ON "approval_case"("org_id", "doc_kind", "doc_id");

-- CreateIndex
CREATE INDEX "approval_case_org_id_requester_id_id_idx" ON "approval_case"("org_id", "requester_id", "id");

-- CreateIndex
CREATE INDEX "approval_step_org_id_decided_by_case_id_idx" ON "approval_step"("org_id", "decided_by", "case_id");

-- CreateIndex
CREATE INDEX "approval_delegation_org_id_to_user_id_idx" ON "approval_delegation"("org_id", "to_user_id");

-- AddForeignKey
ALTER TABLE "approval_rule" ADD CONSTRAINT "approval_rule_org_id_centre_id_fkey" FOREIGN KEY ("org_id", "centre_id") REFERENCES "responsibility_centre"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_rule_step" ADD CONSTRAINT "approval_rule_step_org_id_rule_id_fkey" FOREIGN KEY ("org_id", "rule_id") REFERENCES "approval_rule"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_rule_step" ADD CONSTRAINT "approval_rule_step_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "app_user"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_org_id_case_id_fkey" FOREIGN KEY ("org_id", "case_id") REFERENCES "approval_case"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_delegation" ADD CONSTRAINT "approval_delegation_org_id_from_user_id_fkey" FOREIGN KEY ("org_id", "from_user_id") REFERENCES "app_user"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_delegation" ADD CONSTRAINT "approval_delegation_org_id_to_user_id_fkey" FOREIGN KEY ("org_id", "to_user_id") REFERENCES "app_user"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
