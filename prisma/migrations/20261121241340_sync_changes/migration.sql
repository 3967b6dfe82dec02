-- AlterTable
ALTER TABLE "external_links" ADD COLUMN     "first_run_id" UUID;

-- AlterTable
ALTER TABLE "sync_operations" ADD COLUMN     "undo" JSON;

-- CreateTable
CREATE TABLE "sync_rollbacks" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "run_id" UUID,
    "operation_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "status" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    "outcome" JSONB,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "applied_by" UUID,
    "applied_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "sync_rollbacks_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sync_rollback_entries" (
    "organization_id" UUID NOT NULL,
    "rollback_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "action" TEXT,
    "local_id" UUID NOT NULL,
    "remote_id" TEXT,
    "label" TEXT,
    "fields" JSON NOT NULL,
    "before" JSON,
    "after" JSON,
    "reason" JSONB,
    "premise" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "operation_id" UUID,

    CONSTRAINT "sync_rollback_entries_pkey" PRIMARY KEY ("organization_id","rollback_id","sequence")
);

-- CreateTable
CREATE TABLE "sync_changes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "run_id" UUID,
    "operation_id" UUID,
    "rollback_id" UUID,
    "entity" TEXT NOT NULL,
    "local_id" UUID NOT NULL,
    "remote_id" TEXT,
    "side" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "before" JSON NOT NULL,
    "after" JSON NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_changes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "sync_rollbacks_organization_id_connection_id_created_at_idx" ON "sync_rollbacks"("organization_id", "connection_id", "created_at");

-- CreateIndex
CREATE INDEX "sync_changes_organization_id_entity_local_id_idx" ON "sync_changes"("organization_id", "entity", "local_id");

-- CreateIndex
CREATE INDEX "sync_changes_organization_id_run_id_idx" ON "sync_changes"("organization_id", "run_id");

-- CreateIndex
CREATE INDEX "sync_changes_organization_id_operation_id_idx" ON "sync_changes"("organization_id", "operation_id");

-- CreateIndex
CREATE INDEX "sync_changes_organization_id_at_idx" ON "sync_changes"("organization_id", "at");

-- AddForeignKey
ALTER TABLE "sync_rollbacks" ADD CONSTRAINT "sync_rollbacks_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_rollbacks" ADD CONSTRAINT "sync_rollbacks_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "sync_runs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_rollback_entries" ADD CONSTRAINT "sync_rollback_entries_organization_id_rollback_id_fkey" FOREIGN KEY ("organization_id", "rollback_id") REFERENCES "sync_rollbacks"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_rollback_entries" ADD CONSTRAINT "sync_rollback_entries_organization_id_operation_id_fkey" FOREIGN KEY ("organization_id", "operation_id") REFERENCES "sync_operations"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_changes" ADD CONSTRAINT "sync_changes_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_changes" ADD CONSTRAINT "sync_changes_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "sync_runs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_changes" ADD CONSTRAINT "sync_changes_organization_id_operation_id_fkey" FOREIGN KEY ("organization_id", "operation_id") REFERENCES "sync_operations"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_changes" ADD CONSTRAINT "sync_changes_organization_id_rollback_id_fkey" FOREIGN KEY ("organization_id", "rollback_id") REFERENCES "sync_rollbacks"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT protect_tenant_table('sync_rollbacks');
SELECT protect_tenant_table('sync_rollback_entries');
SELECT protect_tenant_table('sync_changes');
