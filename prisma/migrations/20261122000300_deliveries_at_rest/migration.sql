-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN     "replay_at" TIMESTAMPTZ(6),
ADD COLUMN     "replay_id" UUID,
ADD COLUMN     "resting_until" TIMESTAMPTZ(6);

-- CreateIndex
CREATE INDEX "notification_deliveries_organization_id_created_at_idx" ON "notification_deliveries"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "notifications_organization_id_created_at_idx" ON "notifications"("organization_id", "created_at");

-- What the schema's language has no word for.
-- The notices that a program was told first: what a replay reads beside the events of records.
CREATE INDEX notification_deliveries_told_first ON notification_deliveries (organization_id, target_id, created_at, event_id)
  WHERE replay_of IS NULL AND NOT starts_with(event_key, 'event:') AND NOT starts_with(event_key, 'replay:')
    AND NOT starts_with(event_key, 'test:');
-- What is still to go to a target: few, whatever went there before.
CREATE INDEX notification_deliveries_waiting ON notification_deliveries (organization_id, target_id) WHERE status = 'queued';
