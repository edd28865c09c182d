-- Which version of the scheme a run was computed with, and who gets the report when it is published.
ALTER TABLE "assessment_run" ADD COLUMN "scheme_version" INTEGER;
ALTER TABLE "assessment_scheme"
  ADD COLUMN "recipient_roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "mails_report" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "publishes_itself" BOOLEAN NOT NULL DEFAULT false;
