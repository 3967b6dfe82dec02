-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "invoice_version" INTEGER;

-- AlterTable
ALTER TABLE "approval_decisions" ADD COLUMN     "invoice_total" DECIMAL(19,4);

-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "closed_through" DATE;

-- DropIndex
DROP INDEX "invoices_organization_id_customer_id_idx";

-- CreateIndex
CREATE INDEX "invoices_organization_id_customer_id_invoice_date_idx" ON "invoices"("organization_id", "customer_id", "invoice_date");

-- The newest invoices of a contractor and of a job are found without reading all of them.
DROP INDEX invoices_of_contractor;
CREATE INDEX invoices_of_contractor ON invoices (organization_id, contractor_id, invoice_date) WHERE contractor_id IS NOT NULL;

DROP INDEX invoices_of_job;
CREATE INDEX invoices_of_job ON invoices (organization_id, job_id, invoice_date) WHERE job_id IS NOT NULL;
