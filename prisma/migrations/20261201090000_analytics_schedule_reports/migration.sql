CREATE TABLE "report_schedule" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "report" TEXT NOT NULL,
    "grouped_by" TEXT[],
    "narrowed" JSONB NOT NULL,
    "depth" INTEGER,
    "basis" TEXT NOT NULL,
    "repeat" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "next_on" DATE NOT NULL,
    "last_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("org_id","id")
);

CREATE INDEX "report_schedule_org_id_user_id_idx" ON "report_schedule"("org_id", "user_id");
CREATE INDEX "report_schedule_org_id_next_on_idx" ON "report_schedule"("org_id", "next_on");

ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "app_user"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE report_schedule
  ADD CONSTRAINT report_schedule_words CHECK (
    repeat IN ('DAILY', 'WEEKLY', 'MONTHLY') AND span IN ('LAST', 'YEAR_TO_DATE')),
  ADD CONSTRAINT report_schedule_order CHECK (last_on < next_on),
  ADD CONSTRAINT report_schedule_depth CHECK (depth BETWEEN 1 AND 20);

CALL app.protect_for_staff('report_schedule', 'working');
