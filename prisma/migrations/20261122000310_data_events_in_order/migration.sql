-- DropIndex
DROP INDEX "data_events_organization_id_created_at_idx";

-- CreateIndex
CREATE INDEX "data_events_organization_id_created_at_id_idx" ON "data_events"("organization_id", "created_at", "id");
