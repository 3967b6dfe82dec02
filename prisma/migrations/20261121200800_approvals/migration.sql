-- CreateTable
CREATE TABLE "approvals" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "route_id" UUID,
    "route_name" TEXT,
    "steps" JSONB NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL,
    "step_started_at" TIMESTAMPTZ(6) NOT NULL,
    "escalated_at" TIMESTAMPTZ(6),
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_at" TIMESTAMPTZ(6),
    "release_at" TIMESTAMPTZ(6),

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("organization_id","id")
);

-- AlterTable
ALTER TABLE "approval_decisions" ADD COLUMN "approval_id" UUID,
ADD COLUMN "on_behalf_of" UUID,
ADD COLUMN "step" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "is_final" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "anomaly_score" INTEGER,
ALTER COLUMN "decided_by" DROP NOT NULL;

-- CreateTable
CREATE TABLE "validation_rules" (
    "organization_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "severity" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "validation_rules_pkey" PRIMARY KEY ("organization_id","rule")
);

-- CreateTable
CREATE TABLE "finding_fixes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after_version" INTEGER NOT NULL,
    "applied_by" UUID NOT NULL,
    "applied_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by" UUID,
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "finding_fixes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "approval_routes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 100,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "direction" TEXT,
    "min_total" DECIMAL(19,4),
    "max_total" DECIMAL(19,4),
    "customer_id" UUID,
    "contractor_id" UUID,
    "job_id" UUID,
    "steps" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approval_routes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "approval_delegations" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_user_id" UUID NOT NULL,
    "to_user_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "reason" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "approval_delegations_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "approval_settings" (
    "organization_id" UUID NOT NULL,
    "grace_seconds" INTEGER,
    "auto_approve" BOOLEAN NOT NULL DEFAULT false,
    "auto_directions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "auto_max_total" DECIMAL(19,4),
    "auto_max_score" INTEGER NOT NULL DEFAULT 35,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approval_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "approvals_organization_id_invoice_id_idx" ON "approvals"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "approvals_organization_id_status_step_started_at_idx" ON "approvals"("organization_id", "status", "step_started_at");

-- CreateIndex
CREATE INDEX "approval_decisions_organization_id_decided_at_id_idx" ON "approval_decisions"("organization_id", "decided_at", "id");

-- CreateIndex
CREATE INDEX "finding_fixes_organization_id_invoice_id_idx" ON "finding_fixes"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "approval_routes_organization_id_position_id_idx" ON "approval_routes"("organization_id", "position", "id");

-- CreateIndex
CREATE INDEX "approval_delegations_organization_id_to_user_id_to_day_idx" ON "approval_delegations"("organization_id", "to_user_id", "to_day");

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_organization_id_approval_id_fkey" FOREIGN KEY ("organization_id", "approval_id") REFERENCES "approvals"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "finding_fixes" ADD CONSTRAINT "finding_fixes_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- An invoice waits in one place at a time.
CREATE UNIQUE INDEX approvals_open ON approvals (organization_id, invoice_id) WHERE status IN ('waiting', 'granted');
CREATE INDEX invoice_lines_time_entry ON invoice_lines (organization_id, time_entry_id) WHERE time_entry_id IS NOT NULL;

-- What must never be, whoever writes.
ALTER TABLE approvals ADD CONSTRAINT approvals_status CHECK (status IN ('waiting', 'granted', 'released', 'rejected', 'withdrawn'));
ALTER TABLE validation_rules ADD CONSTRAINT validation_rules_severity CHECK (severity IN ('look', 'block'));
ALTER TABLE approval_routes ADD CONSTRAINT approval_routes_amounts CHECK (min_total <= max_total);
ALTER TABLE approval_delegations ADD CONSTRAINT approval_delegations_days CHECK (from_day <= to_day),
  ADD CONSTRAINT approval_delegations_people CHECK (from_user_id <> to_user_id);
ALTER TABLE approval_settings ADD CONSTRAINT approval_settings_grace CHECK (grace_seconds BETWEEN 0 AND 3600);

-- Decisions are history: they are added, never changed.
REVOKE UPDATE, DELETE ON approval_decisions FROM invoicepatch_app;

SELECT protect_tenant_table('approvals');
SELECT protect_tenant_table('validation_rules');
SELECT protect_tenant_table('finding_fixes');
SELECT protect_tenant_table('approval_routes');
SELECT protect_tenant_table('approval_delegations');
SELECT protect_tenant_table('approval_settings');
