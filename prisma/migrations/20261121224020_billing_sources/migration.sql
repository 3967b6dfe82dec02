-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "order_override_reason" TEXT;

-- AlterTable
ALTER TABLE "invoice_lines" ADD COLUMN     "purchase_order_line_number" INTEGER;

-- AlterTable
ALTER TABLE "invoice_evidence" ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "purchase_orders" ADD COLUMN     "job_id" UUID;

-- AlterTable
ALTER TABLE "purchase_order_line_details" ADD COLUMN     "job_id" UUID,
ADD COLUMN     "job_line_number" INTEGER;

-- AlterTable
ALTER TABLE "job_budgets" ADD COLUMN     "warn_percent" INTEGER DEFAULT 80;

-- CreateTable
CREATE TABLE "markup_rules" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "job_id" UUID,
    "category" TEXT,
    "percent" DECIMAL(9,6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "markup_rules_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "billed_order_lines" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "order_line_number" INTEGER NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "released_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billed_order_lines_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "job_budget_alerts" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "percent" INTEGER NOT NULL,
    "cost" DECIMAL(19,4) NOT NULL,
    "budget" DECIMAL(19,4) NOT NULL,
    "raised_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_budget_alerts_pkey" PRIMARY KEY ("organization_id","job_id","percent")
);

-- CreateIndex
CREATE INDEX "markup_rules_organization_id_job_id_idx" ON "markup_rules"("organization_id", "job_id");

-- CreateIndex
CREATE INDEX "billed_order_lines_organization_id_invoice_id_idx" ON "billed_order_lines"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "billed_order_lines_organization_id_purchase_order_id_order__idx" ON "billed_order_lines"("organization_id", "purchase_order_id", "order_line_number");

-- CreateIndex
CREATE INDEX "purchase_orders_organization_id_job_id_idx" ON "purchase_orders"("organization_id", "job_id");

-- CreateIndex
CREATE INDEX "purchase_order_line_details_organization_id_job_id_idx" ON "purchase_order_line_details"("organization_id", "job_id");

-- AddForeignKey
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_line_details" ADD CONSTRAINT "purchase_order_line_details_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "markup_rules" ADD CONSTRAINT "markup_rules_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "markup_rules" ADD CONSTRAINT "markup_rules_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "billed_order_lines" ADD CONSTRAINT "billed_order_lines_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "billed_order_lines" ADD CONSTRAINT "billed_order_lines_organization_id_purchase_order_id_fkey" FOREIGN KEY ("organization_id", "purchase_order_id") REFERENCES "purchase_orders"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "job_budget_alerts" ADD CONSTRAINT "job_budget_alerts_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "job_budgets"("organization_id", "job_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_budgets" ADD CONSTRAINT "job_budgets_warn_percent" CHECK (warn_percent BETWEEN 1 AND 99);
ALTER TABLE "markup_rules" ADD CONSTRAINT "markup_rules_percent" CHECK (percent >= 0);
-- A job has a customer already.
ALTER TABLE "markup_rules" ADD CONSTRAINT "markup_rules_one_party" CHECK (customer_id IS NULL OR job_id IS NULL);
ALTER TABLE "billed_order_lines" ADD CONSTRAINT "billed_order_lines_quantity" CHECK (quantity >= 0);
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_job" CHECK (job_id IS NULL OR direction = 'supplier');
ALTER TABLE "purchase_order_line_details" ADD CONSTRAINT "purchase_order_line_details_job_line" CHECK (job_line_number IS NULL OR job_id IS NOT NULL);

-- One mark-up for the same customer or job and kind of cost, the empty ones included.
CREATE UNIQUE INDEX markup_rules_once ON markup_rules (organization_id, customer_id, job_id, category) NULLS NOT DISTINCT;
-- A line of a bill counts against its order once while it is live.
CREATE UNIQUE INDEX billed_order_lines_once ON billed_order_lines (organization_id, invoice_id, line_number)
  WHERE released_at IS NULL;

SELECT protect_tenant_table('markup_rules');
SELECT protect_tenant_table('billed_order_lines');
SELECT protect_tenant_table('job_budget_alerts');
