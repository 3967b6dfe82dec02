-- What a person decided of a conflict wrote fields as well, and nobody could say through what.
ALTER TABLE "sync_changes" ADD COLUMN     "conflict_id" UUID;

-- CreateIndex
CREATE INDEX "conflicts_organization_id_connection_id_entity_local_id_idx" ON "conflicts"("organization_id", "connection_id", "entity", "local_id");
