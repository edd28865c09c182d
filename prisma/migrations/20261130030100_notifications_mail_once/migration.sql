-- A mail that the server took is not sent again, whatever becomes of the job that sent it.
ALTER TABLE "notification"
  ADD COLUMN "mailing_at" TIMESTAMPTZ(3),
  ADD COLUMN "mailed_at" TIMESTAMPTZ(3);
