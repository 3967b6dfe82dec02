-- AlterTable
ALTER TABLE "time_entries" ADD COLUMN     "breaks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "clock_skew_seconds" INTEGER,
ADD COLUMN     "device_id" TEXT,
ADD COLUMN     "ended_at" TIMESTAMPTZ(6),
ADD COLUMN     "ended_wall" TEXT,
ADD COLUMN     "forgotten_after" TIMESTAMPTZ(6),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'sheet',
ADD COLUMN     "phase" TEXT,
ADD COLUMN     "raw_minutes" INTEGER,
ADD COLUMN     "rejection_reason" TEXT,
ADD COLUMN     "request_digest" TEXT,
ADD COLUMN     "rounding" TEXT,
ADD COLUMN     "service_type_id" UUID,
ADD COLUMN     "split_from" UUID,
ADD COLUMN     "started_at" TIMESTAMPTZ(6),
ADD COLUMN     "started_wall" TEXT,
ADD COLUMN     "work_order_id" UUID,
ADD COLUMN     "zone" TEXT;

-- CreateTable
CREATE TABLE "timekeeping_policies" (
    "organization_id" UUID NOT NULL,
    "rounding_minutes" INTEGER NOT NULL DEFAULT 0,
    "rounding_direction" TEXT NOT NULL DEFAULT 'nearest',
    "forgotten_after_hours" INTEGER NOT NULL DEFAULT 12,
    "week_starts_on" INTEGER NOT NULL DEFAULT 1,
    "expense_limits" JSONB NOT NULL DEFAULT '[]',
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timekeeping_policies_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "locked_weeks" (
    "organization_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "locked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "locked_weeks_pkey" PRIMARY KEY ("organization_id","first_day")
);

-- CreateTable
CREATE TABLE "location_consents" (
    "organization_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "location_consents_pkey" PRIMARY KEY ("organization_id","contractor_id")
);

-- CreateTable
CREATE TABLE "time_punches" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "time_entry_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "latitude" DECIMAL(9,6) NOT NULL,
    "longitude" DECIMAL(9,6) NOT NULL,
    "accuracy_meters" DECIMAL(9,2) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "time_punches_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "expenses" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "customer_id" UUID,
    "job_id" UUID,
    "work_order_id" UUID,
    "expense_date" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "vendor" TEXT,
    "description" TEXT,
    "amount" DECIMAL(19,4) NOT NULL,
    "tax_amount" DECIMAL(19,4),
    "tax_code_id" UUID,
    "currency" TEXT NOT NULL,
    "billable" BOOLEAN NOT NULL DEFAULT true,
    "receipt_file_id" UUID,
    "receipt_hash" TEXT,
    "kilometres" DECIMAL(12,3),
    "mileage" JSONB,
    "status" TEXT NOT NULL,
    "rejection_reason" TEXT,
    "request_digest" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "expenses_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "time_punches_organization_id_time_entry_id_idx" ON "time_punches"("organization_id", "time_entry_id");

-- CreateIndex
CREATE INDEX "expenses_organization_id_contractor_id_expense_date_idx" ON "expenses"("organization_id", "contractor_id", "expense_date");

-- CreateIndex
CREATE INDEX "expenses_organization_id_job_id_idx" ON "expenses"("organization_id", "job_id");

-- CreateIndex
CREATE INDEX "expenses_organization_id_expense_date_id_idx" ON "expenses"("organization_id", "expense_date", "id");

-- CreateIndex
CREATE INDEX "time_entries_organization_id_split_from_idx" ON "time_entries"("organization_id", "split_from");

-- CreateIndex
CREATE INDEX "time_entries_organization_id_work_date_id_idx" ON "time_entries"("organization_id", "work_date", "id");

-- AddForeignKey
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_organization_id_service_type_id_fkey" FOREIGN KEY ("organization_id", "service_type_id") REFERENCES "service_types"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_organization_id_split_from_fkey" FOREIGN KEY ("organization_id", "split_from") REFERENCES "time_entries"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "location_consents" ADD CONSTRAINT "location_consents_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_punches" ADD CONSTRAINT "time_punches_organization_id_time_entry_id_fkey" FOREIGN KEY ("organization_id", "time_entry_id") REFERENCES "time_entries"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_organization_id_receipt_file_id_fkey" FOREIGN KEY ("organization_id", "receipt_file_id") REFERENCES "files"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Nobody is in two places: one timer of a contractor runs, or is on a break, at a time.
CREATE UNIQUE INDEX time_entries_one_timer ON time_entries (organization_id, contractor_id) WHERE status IN ('running', 'on_break');
-- The same receipt, or the same purchase, twice.
CREATE INDEX expenses_receipt ON expenses (organization_id, receipt_hash) WHERE receipt_hash IS NOT NULL;

ALTER TABLE time_entries
  ADD CONSTRAINT time_entries_minutes CHECK (minutes >= 0 AND (raw_minutes IS NULL OR raw_minutes >= 0)),
  ADD CONSTRAINT time_entries_order CHECK (ended_at IS NULL OR ended_at >= started_at),
  ADD CONSTRAINT time_entries_timer CHECK (status NOT IN ('running', 'on_break') OR (started_at IS NOT NULL AND ended_at IS NULL));
ALTER TABLE expenses
  ADD CONSTRAINT expenses_amounts CHECK (amount >= 0 AND (tax_amount IS NULL OR tax_amount BETWEEN 0 AND amount)),
  ADD CONSTRAINT expenses_mileage CHECK ((kilometres IS NULL) = (mileage IS NULL));
ALTER TABLE time_punches
  ADD CONSTRAINT time_punches_place CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180 AND accuracy_meters >= 0);

SELECT protect_tenant_table('timekeeping_policies');
SELECT protect_tenant_table('locked_weeks');
SELECT protect_tenant_table('location_consents');
SELECT protect_tenant_table('time_punches');
SELECT protect_tenant_table('expenses');
