-- AlterTable
ALTER TABLE "responsibility_centre" ADD COLUMN     "region_id" UUID;

-- CreateTable
CREATE TABLE "assessment_scheme" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL DEFAULT '{}',
    "subject_kind" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "delay_days" INTEGER NOT NULL DEFAULT 5,
    "no_basis" TEXT NOT NULL,
    "grades" JSONB NOT NULL,
    "recipients" UUID[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_scheme_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "assessment_indicator" (
    "org_id" UUID NOT NULL,
    "scheme_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "weight_ppm" INTEGER NOT NULL,
    "target_ppm" BIGINT NOT NULL,
    "better" TEXT NOT NULL,
    "controllable" BOOLEAN NOT NULL,
    "scoring" TEXT NOT NULL,
    "bands" JSONB NOT NULL,

    CONSTRAINT "assessment_indicator_pkey" PRIMARY KEY ("org_id","scheme_id","line_no")
);

-- CreateTable
CREATE TABLE "assessment_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "scheme_id" UUID NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "run_no" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "subjects" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessment_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "assessment_score" (
    "org_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_code" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "total" BIGINT,
    "controllable" BIGINT,
    "grade" TEXT,
    "rank" INTEGER,

    CONSTRAINT "assessment_score_pkey" PRIMARY KEY ("org_id","run_id","subject_id")
);

-- CreateTable
CREATE TABLE "assessment_score_line" (
    "org_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "numerator" BIGINT NOT NULL,
    "denominator" BIGINT NOT NULL,
    "value_ppm" BIGINT,
    "attainment_ppm" BIGINT,
    "score" BIGINT,
    "adjustment" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "assessment_score_line_pkey" PRIMARY KEY ("org_id","run_id","subject_id","line_no")
);

-- CreateTable
CREATE TABLE "assessment_appeal" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "adjustment" BIGINT,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "assessment_appeal_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "assessment_scheme_org_id_code_key" ON "assessment_scheme"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_indicator_org_id_scheme_id_indicator_key" ON "assessment_indicator"("org_id", "scheme_id", "indicator");

-- CreateIndex
CREATE INDEX "assessment_run_org_id_period_to_id_idx" ON "assessment_run"("org_id", "period_to" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "assessment_run_org_id_number_key" ON "assessment_run"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_run_org_id_scheme_id_period_from_period_to_run_n_key" ON "assessment_run"("org_id", "scheme_id", "period_from", "period_to", "run_no");

-- CreateIndex
CREATE INDEX "assessment_score_org_id_subject_id_idx" ON "assessment_score"("org_id", "subject_id");

-- CreateIndex
CREATE INDEX "assessment_appeal_org_id_run_id_idx" ON "assessment_appeal"("org_id", "run_id");

-- AddForeignKey
ALTER TABLE "assessment_indicator" ADD CONSTRAINT "assessment_indicator_org_id_scheme_id_fkey" FOREIGN KEY ("org_id", "scheme_id") REFERENCES "assessment_scheme"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_run" ADD CONSTRAINT "assessment_run_org_id_scheme_id_fkey" FOREIGN KEY ("org_id", "scheme_id") REFERENCES "assessment_scheme"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_score" ADD CONSTRAINT "assessment_score_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "assessment_run"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_score_line" ADD CONSTRAINT "assessment_score_line_org_id_run_id_subject_id_fkey" FOREIGN KEY ("org_id", "run_id", "subject_id") REFERENCES "assessment_score"("org_id", "run_id", "subject_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_appeal" ADD CONSTRAINT "assessment_appeal_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "assessment_run"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility_centre" ADD CONSTRAINT "responsibility_centre_org_id_region_id_fkey" FOREIGN KEY ("org_id", "region_id") REFERENCES "region"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: tenancy and rules.
CALL app.protect_for_staff('assessment_scheme', 'document');
CALL app.protect_for_staff('assessment_indicator', 'working');
CALL app.protect_for_staff('assessment_run', 'document');
CALL app.protect_for_staff('assessment_score', 'document');
CALL app.protect_for_staff('assessment_score_line', 'document');
CALL app.protect_for_staff('assessment_appeal', 'document');

ALTER TABLE assessment_scheme
  ADD CONSTRAINT assessment_scheme_words CHECK (
    subject_kind IN ('CENTRE', 'DEALER') AND frequency IN ('MONTH', 'QUARTER', 'YEAR', 'NONE')
    AND no_basis IN ('EXCLUDE', 'ZERO')),
  ADD CONSTRAINT assessment_scheme_delay CHECK (delay_days BETWEEN 0 AND 366);
ALTER TABLE assessment_indicator
  ADD CONSTRAINT assessment_indicator_weight CHECK (weight_ppm BETWEEN 1 AND 1000000),
  ADD CONSTRAINT assessment_indicator_words
    CHECK (better IN ('HIGHER', 'LOWER', 'NEAR') AND scoring IN ('STEP', 'LINEAR'));
ALTER TABLE assessment_run
  ADD CONSTRAINT assessment_run_status
    CHECK (status IN ('DRAFT', 'PUBLISHED', 'APPEALED', 'FINAL', 'SUPERSEDED')),
  ADD CONSTRAINT assessment_run_period CHECK (period_from <= period_to);
-- One run of a period is the published one.
CREATE UNIQUE INDEX assessment_run_one_published
  ON assessment_run (org_id, scheme_id, period_from, period_to)
  WHERE status IN ('PUBLISHED', 'APPEALED', 'FINAL');
ALTER TABLE assessment_score_line
  ADD CONSTRAINT assessment_score_line_basis
    CHECK (denominator <> 0 OR value_ppm IS NULL);
ALTER TABLE assessment_appeal
  ADD CONSTRAINT assessment_appeal_status
    CHECK (status IN ('OPEN', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
  ADD CONSTRAINT assessment_appeal_upheld CHECK ((status = 'UPHELD') = (adjustment IS NOT NULL));
-- One open appeal on an indicator of a subject.
CREATE UNIQUE INDEX assessment_appeal_one_open
  ON assessment_appeal (org_id, run_id, subject_id, line_no) WHERE status = 'OPEN';

-- What a run read and scored is not rewritten: later columns only.
REVOKE UPDATE ON assessment_run, assessment_score, assessment_score_line FROM dealerdesk_app;
GRANT UPDATE (status, published_at, final_at, version) ON assessment_run TO dealerdesk_app;
GRANT UPDATE (total, controllable, grade, rank) ON assessment_score TO dealerdesk_app;
GRANT UPDATE (adjustment) ON assessment_score_line TO dealerdesk_app;
