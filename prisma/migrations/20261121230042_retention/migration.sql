-- CreateTable
CREATE TABLE "retention_settings" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_settings_pkey" PRIMARY KEY ("organization_id","name")
);

-- What the schema's language has no word for.
ALTER TABLE retention_settings ADD CONSTRAINT retention_settings_days CHECK (days > 0);

SELECT protect_tenant_table('retention_settings');
