-- Few rows have these, and an import writes all of them: an index of the others only costs time.
DROP INDEX "customers_organization_id_merged_into_id_idx";
CREATE INDEX customers_merged ON customers (organization_id, merged_into_id) INCLUDE (id) WHERE merged_into_id IS NOT NULL;

DROP INDEX "invoices_organization_id_contractor_id_idx";
CREATE INDEX invoices_of_contractor ON invoices (organization_id, contractor_id) WHERE contractor_id IS NOT NULL;

DROP INDEX "invoices_organization_id_job_id_idx";
CREATE INDEX invoices_of_job ON invoices (organization_id, job_id) WHERE job_id IS NOT NULL;

DROP INDEX "invoice_lines_organization_id_job_id_idx";
CREATE INDEX invoice_lines_of_job ON invoice_lines (organization_id, job_id) WHERE job_id IS NOT NULL;
