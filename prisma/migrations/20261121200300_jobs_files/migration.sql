-- CreateTable
CREATE TABLE "files" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "files_organization_id_sha256_idx" ON "files"("organization_id", "sha256");

ALTER TABLE files ADD CONSTRAINT files_has_content CHECK (size > 0);
ALTER TABLE files ADD CONSTRAINT files_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');
SELECT protect_tenant_table('files');

-- AlterTable
ALTER TABLE "jobs" ADD COLUMN "split_from_id" UUID,
ADD COLUMN "work_centre_id" UUID,
ADD COLUMN "billing_basis" TEXT NOT NULL DEFAULT 'completed';

-- AlterTable
ALTER TABLE "job_lines" ADD COLUMN "quantity_shipped" DECIMAL(19,6) NOT NULL DEFAULT 0;

CREATE TABLE "job_line_changes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "change" DECIMAL(19,6) NOT NULL,
    "quantity_after" DECIMAL(19,6) NOT NULL,
    "reason" TEXT,
    "reference" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_line_changes_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "work_centres" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "work_centres_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "job_templates" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "due_days" INTEGER,
    "priority" INTEGER NOT NULL DEFAULT 3,
    "billing_basis" TEXT NOT NULL DEFAULT 'completed',
    "work_centre_id" UUID,
    "lines" JSONB NOT NULL DEFAULT '[]',
    "checkpoints" JSONB NOT NULL DEFAULT '[]',
    "gates" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_templates_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "job_checkpoints" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "instructions" TEXT,
    "is_blocking" BOOLEAN NOT NULL DEFAULT true,
    "needs_photo" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "job_checkpoints_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "job_gates" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "gate" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "file_id" UUID,
    "decided_by" TEXT,
    "reason" TEXT,
    "recorded_by_id" TEXT,
    "recorded_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "job_gates_pkey" PRIMARY KEY ("organization_id","job_id","gate")
);

CREATE TABLE "job_files" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "checkpoint_id" UUID,
    "kind" TEXT NOT NULL,
    "caption" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_files_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "job_dependencies" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "waits_for_id" UUID NOT NULL,

    CONSTRAINT "job_dependencies_pkey" PRIMARY KEY ("organization_id","job_id","waits_for_id")
);

CREATE TABLE "job_materials" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "quantity_reserved" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "quantity_consumed" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "cost" DECIMAL(19,4) NOT NULL DEFAULT 0,

    CONSTRAINT "job_materials_pkey" PRIMARY KEY ("organization_id","job_id","item_id")
);

CREATE TABLE "stock_levels" (
    "organization_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "quantity_reserved" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "quantity_unbooked" DECIMAL(19,6) NOT NULL DEFAULT 0,

    CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("organization_id","item_id")
);

CREATE TABLE "stock_movements" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,
    "unit_cost" DECIMAL(19,6),
    "reason" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "booked_at" TIMESTAMPTZ(6),

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "jobs_organization_id_due_date_idx" ON "jobs"("organization_id", "due_date");

CREATE INDEX "job_line_changes_organization_id_job_id_id_idx" ON "job_line_changes"("organization_id", "job_id", "id");

CREATE UNIQUE INDEX "work_centres_organization_id_name_key" ON "work_centres"("organization_id", "name");

CREATE UNIQUE INDEX "job_templates_organization_id_name_key" ON "job_templates"("organization_id", "name");

CREATE INDEX "job_checkpoints_organization_id_job_id_idx" ON "job_checkpoints"("organization_id", "job_id");

CREATE UNIQUE INDEX "job_files_organization_id_job_id_file_id_key" ON "job_files"("organization_id", "job_id", "file_id");

CREATE INDEX "job_dependencies_organization_id_waits_for_id_idx" ON "job_dependencies"("organization_id", "waits_for_id");

CREATE INDEX "job_materials_organization_id_item_id_idx" ON "job_materials"("organization_id", "item_id");

CREATE INDEX "stock_movements_organization_id_item_id_id_idx" ON "stock_movements"("organization_id", "item_id", "id");

CREATE INDEX "stock_movements_organization_id_job_id_id_idx" ON "stock_movements"("organization_id", "job_id", "id");

ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_split_from_id_fkey" FOREIGN KEY ("organization_id", "split_from_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_work_centre_id_fkey" FOREIGN KEY ("organization_id", "work_centre_id") REFERENCES "work_centres"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "job_line_changes" ADD CONSTRAINT "job_line_changes_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_checkpoints" ADD CONSTRAINT "job_checkpoints_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_gates" ADD CONSTRAINT "job_gates_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_files" ADD CONSTRAINT "job_files_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_files" ADD CONSTRAINT "job_files_organization_id_file_id_fkey" FOREIGN KEY ("organization_id", "file_id") REFERENCES "files"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "job_files" ADD CONSTRAINT "job_files_organization_id_checkpoint_id_fkey" FOREIGN KEY ("organization_id", "checkpoint_id") REFERENCES "job_checkpoints"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "job_dependencies" ADD CONSTRAINT "job_dependencies_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_dependencies" ADD CONSTRAINT "job_dependencies_organization_id_waits_for_id_fkey" FOREIGN KEY ("organization_id", "waits_for_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_materials" ADD CONSTRAINT "job_materials_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What must never happen, whoever writes.
ALTER TABLE jobs ADD CONSTRAINT jobs_billing_basis CHECK (billing_basis IN ('completed', 'shipped'));
ALTER TABLE job_lines ADD CONSTRAINT job_lines_shipped CHECK (quantity_shipped >= 0 AND quantity_shipped <= quantity_completed);
ALTER TABLE job_lines ADD CONSTRAINT job_lines_not_negative CHECK (quantity_ordered >= 0 AND quantity_completed >= 0 AND quantity_invoiced >= 0);
ALTER TABLE job_dependencies ADD CONSTRAINT job_dependencies_other CHECK (job_id <> waits_for_id);
ALTER TABLE job_materials ADD CONSTRAINT job_materials_not_negative CHECK (quantity_reserved >= 0 AND quantity_consumed >= 0 AND cost >= 0);
ALTER TABLE stock_levels ADD CONSTRAINT stock_levels_not_negative CHECK (quantity_reserved >= 0);
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_positive CHECK (quantity > 0);

SELECT protect_tenant_table('job_line_changes');
SELECT protect_tenant_table('work_centres');
SELECT protect_tenant_table('job_templates');
SELECT protect_tenant_table('job_checkpoints');
SELECT protect_tenant_table('job_gates');
SELECT protect_tenant_table('job_files');
SELECT protect_tenant_table('job_dependencies');
SELECT protect_tenant_table('job_materials');
SELECT protect_tenant_table('stock_levels');
SELECT protect_tenant_table('stock_movements');
