-- CreateTable
CREATE TABLE "mail_messages" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "recipients" TEXT[],
    "subject" TEXT NOT NULL,
    "content" JSONB,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "mail_messages_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "recipient_type" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "values" JSONB NOT NULL,
    "email" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(6),
    "digested_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "mode" TEXT NOT NULL,

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("organization_id","user_id","kind","channel")
);

-- CreateTable
CREATE TABLE "notification_settings" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "timezone" TEXT,
    "digest_hour" INTEGER NOT NULL DEFAULT 7,

    CONSTRAINT "notification_settings_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "endpoint_hash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "device" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "slack_channels" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url_sealed" TEXT NOT NULL,
    "kinds" TEXT[],
    "language" TEXT NOT NULL DEFAULT 'en',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "inactive_reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slack_channels_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "kinds" TEXT[],
    "secret_sealed" TEXT NOT NULL,
    "previous_secret_sealed" TEXT,
    "previous_until" TIMESTAMPTZ(6),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "inactive_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "notification_deliveries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "event_key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "replay_of" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_deliveries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "notifications_organization_id_recipient_id_id_idx" ON "notifications"("organization_id", "recipient_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_once" ON "notifications"("organization_id", "kind", "subject_type", "subject_id", "recipient_id", "key");

-- CreateIndex
CREATE INDEX "push_subscriptions_organization_id_user_id_idx" ON "push_subscriptions"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_organization_id_endpoint_hash_key" ON "push_subscriptions"("organization_id", "endpoint_hash");

-- CreateIndex
CREATE INDEX "notification_deliveries_organization_id_target_id_id_idx" ON "notification_deliveries"("organization_id", "target_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_deliveries_organization_id_target_id_event_key_key" ON "notification_deliveries"("organization_id", "target_id", "event_key");

-- What the schema's language has no word for.
ALTER TABLE mail_messages ADD CONSTRAINT mail_messages_status CHECK (status IN ('queued', 'sent', 'failed'));
ALTER TABLE notifications ADD CONSTRAINT notifications_recipient CHECK (recipient_type IN ('user', 'contractor', 'customer'));
ALTER TABLE notifications ADD CONSTRAINT notifications_email CHECK (email IN ('instant', 'digest', 'off'));
ALTER TABLE notification_preferences ADD CONSTRAINT notification_preferences_mode CHECK (mode IN ('instant', 'digest', 'off'));
ALTER TABLE notification_settings ADD CONSTRAINT notification_settings_hour CHECK (digest_hour BETWEEN 0 AND 23);
ALTER TABLE notification_deliveries ADD CONSTRAINT notification_deliveries_status CHECK (status IN ('queued', 'delivered', 'failed'));
CREATE INDEX notifications_unread ON notifications (organization_id, recipient_id) WHERE read_at IS NULL;
CREATE INDEX notifications_awaiting_digest ON notifications (organization_id, recipient_id, created_at) WHERE email = 'digest' AND digested_at IS NULL;

SELECT protect_tenant_table('mail_messages');
SELECT protect_tenant_table('notifications');
SELECT protect_tenant_table('notification_preferences');
SELECT protect_tenant_table('notification_settings');
SELECT protect_tenant_table('push_subscriptions');
SELECT protect_tenant_table('slack_channels');
SELECT protect_tenant_table('webhook_endpoints');
SELECT protect_tenant_table('notification_deliveries');
