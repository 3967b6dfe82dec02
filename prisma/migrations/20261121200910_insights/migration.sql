-- CreateTable
CREATE TABLE "job_budgets" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_budgets_pkey" PRIMARY KEY ("organization_id","job_id")
);

-- CreateTable
CREATE TABLE "job_budget_lines" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "description" TEXT,
    "amount" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "job_budget_lines_pkey" PRIMARY KEY ("organization_id","job_id","line_number")
);

-- AddForeignKey
ALTER TABLE "job_budgets" ADD CONSTRAINT "job_budgets_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "job_budget_lines" ADD CONSTRAINT "job_budget_lines_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "job_budgets"("organization_id", "job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema's language has no word for.
ALTER TABLE job_budget_lines ADD CONSTRAINT job_budget_lines_category CHECK (category IN ('labour', 'materials', 'bills', 'expenses'));
ALTER TABLE job_budget_lines ADD CONSTRAINT job_budget_lines_amount CHECK (amount >= 0);

SELECT protect_tenant_table('job_budgets');
SELECT protect_tenant_table('job_budget_lines');
