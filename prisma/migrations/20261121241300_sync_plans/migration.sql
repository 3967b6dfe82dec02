-- CreateTable
CREATE TABLE "sync_plans" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entity" TEXT,
    "local_id" UUID,
    "status" TEXT NOT NULL,
    "hash" TEXT,
    "premises" JSONB,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "entry_count" INTEGER NOT NULL DEFAULT 0,
    "progress" JSONB,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    "run_id" UUID,
    "outcome" JSONB,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6),
    "begun_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "sync_plans_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sync_plan_entries" (
    "organization_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "remote_id" TEXT,
    "local_id" UUID,
    "label" TEXT,
    "fields" JSONB NOT NULL,
    "reason" JSONB,
    "operation_id" UUID,
    "theirs" TEXT NOT NULL,
    "ours" TEXT NOT NULL,

    CONSTRAINT "sync_plan_entries_pkey" PRIMARY KEY ("organization_id","plan_id","sequence")
);

-- CreateIndex
CREATE INDEX "sync_plans_organization_id_connection_id_created_at_idx" ON "sync_plans"("organization_id", "connection_id", "created_at");

-- AddForeignKey
ALTER TABLE "sync_plans" ADD CONSTRAINT "sync_plans_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_plans" ADD CONSTRAINT "sync_plans_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "sync_runs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_plan_entries" ADD CONSTRAINT "sync_plan_entries_organization_id_plan_id_fkey" FOREIGN KEY ("organization_id", "plan_id") REFERENCES "sync_plans"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

SELECT protect_tenant_table('sync_plans');
SELECT protect_tenant_table('sync_plan_entries');
