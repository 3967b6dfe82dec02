-- CreateTable
CREATE TABLE "clearance_reminders" (
    "organization_id" UUID NOT NULL,
    "clearance_id" UUID NOT NULL,
    "expires_on" DATE NOT NULL,
    "days_before" INTEGER NOT NULL,
    "told_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clearance_reminders_pkey" PRIMARY KEY ("organization_id","clearance_id","expires_on","days_before")
);

-- AddForeignKey
ALTER TABLE "clearance_reminders" ADD CONSTRAINT "clearance_reminders_organization_id_clearance_id_fkey" FOREIGN KEY ("organization_id", "clearance_id") REFERENCES "contractor_clearances"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

SELECT protect_tenant_table('clearance_reminders');
