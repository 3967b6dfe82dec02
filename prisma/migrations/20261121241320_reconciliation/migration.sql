-- CreateTable
CREATE TABLE "reconciliation_runs" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "is_thorough" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "sync_run_id" UUID,
    "as_of" TIMESTAMPTZ(6),
    "totals" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "found" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),
    "statement" TEXT,
    "signature" TEXT,
    "signed_with" UUID,
    "signed_at" TIMESTAMPTZ(6),

    CONSTRAINT "reconciliation_runs_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "reconciliation_differences" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "local_id" UUID,
    "remote_id" TEXT,
    "label" TEXT,
    "party_id" UUID,
    "currency" TEXT NOT NULL,
    "ours" DECIMAL(19,4),
    "theirs" DECIMAL(19,4),
    "amount" DECIMAL(19,4) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL,
    "explanation" TEXT,
    "last_check" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reconciliation_differences_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "reconciliation_runs_organization_id_connection_id_created_a_idx" ON "reconciliation_runs"("organization_id", "connection_id", "created_at");

-- CreateIndex
CREATE INDEX "reconciliation_differences_organization_id_run_id_id_idx" ON "reconciliation_differences"("organization_id", "run_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "signing_keys_organization_id_purpose_key" ON "signing_keys"("organization_id", "purpose");

-- AddForeignKey
ALTER TABLE "reconciliation_runs" ADD CONSTRAINT "reconciliation_runs_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reconciliation_differences" ADD CONSTRAINT "reconciliation_differences_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "reconciliation_runs"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

SELECT protect_tenant_table('reconciliation_runs');
SELECT protect_tenant_table('reconciliation_differences');
SELECT protect_tenant_table('signing_keys');
