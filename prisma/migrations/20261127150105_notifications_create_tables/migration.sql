-- CreateTable
CREATE TABLE "notification" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "doc_kind" TEXT NOT NULL,
    "doc_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "in_app" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("org_id","user_id","kind")
);

-- CreateIndex
CREATE INDEX "notification_org_id_user_id_id_idx" ON "notification"("org_id", "user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "notification_org_id_kind_doc_id_idx" ON "notification"("org_id", "kind", "doc_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_org_id_user_id_kind_key_key" ON "notification"("org_id", "user_id", "kind", "key");

-- Tenancy. A person's own rows are the use case's filter; a dealer's user has none.
CALL app.protect_for_staff('notification', 'working');
CALL app.protect_for_staff('notification_preference', 'working');
-- The number at the bell: few rows, whatever the history.
CREATE INDEX notification_unread ON notification (org_id, user_id) WHERE read_at IS NULL AND in_app;
