-- AlterTable
ALTER TABLE "work_orders" ADD COLUMN     "sent_contractors" TEXT[];
-- Afterwards, so that what was sent before stays unknown.
ALTER TABLE "work_orders" ALTER COLUMN "sent_contractors" SET DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "inbound_events_organization_id_source_id_received_at_idx" ON "inbound_events"("organization_id", "source_id", "received_at");
