-- AlterTable
ALTER TABLE "work_orders" ADD COLUMN     "class_id" UUID,
ADD COLUMN     "project_customer_id" UUID;

-- CreateTable
CREATE TABLE "accounting_projects" (
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_customer_id" UUID NOT NULL,
    "class_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounting_projects_pkey" PRIMARY KEY ("organization_id","customer_id","code")
);

-- AddForeignKey
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_organization_id_project_customer_id_fkey" FOREIGN KEY ("organization_id", "project_customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_organization_id_class_id_fkey" FOREIGN KEY ("organization_id", "class_id") REFERENCES "classes"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "accounting_projects" ADD CONSTRAINT "accounting_projects_organization_id_project_customer_id_fkey" FOREIGN KEY ("organization_id", "project_customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "accounting_projects" ADD CONSTRAINT "accounting_projects_organization_id_class_id_fkey" FOREIGN KEY ("organization_id", "class_id") REFERENCES "classes"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT protect_tenant_table('accounting_projects');
