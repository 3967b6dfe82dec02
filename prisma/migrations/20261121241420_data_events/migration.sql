-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN     "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "failing_since" TIMESTAMPTZ(6),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "notices" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "data_events" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_events_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "data_event_records" (
    "organization_id" UUID NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "data_event_records_pkey" PRIMARY KEY ("organization_id","record_type","record_id")
);

-- CreateIndex
CREATE INDEX "data_events_organization_id_created_at_idx" ON "data_events"("organization_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_events_organization_id_record_type_record_id_sequence_key" ON "data_events"("organization_id", "record_type", "record_id", "sequence");

-- CreateIndex
CREATE INDEX "notification_deliveries_organization_id_target_id_event_id_idx" ON "notification_deliveries"("organization_id", "target_id", "event_id");

SELECT protect_tenant_table('data_events');
SELECT protect_tenant_table('data_event_records');
