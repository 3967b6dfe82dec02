-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "communications" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'internal',
    "happened_at" TIMESTAMPTZ(6) NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT,
    "contact_id" UUID,
    "author_id" UUID,
    "author_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "communications_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "communications_organization_id_customer_id_happened_at_id_idx" ON "communications"("organization_id", "customer_id", "happened_at", "id");

-- CreateIndex
CREATE INDEX "customers_organization_id_merged_into_id_idx" ON "customers"("organization_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A merged customer sleeps, whoever writes: an import that was prepared before the merge fails and is repeated.
ALTER TABLE "customers"
  ADD CONSTRAINT "customers_merged_sleep" CHECK (merged_into_id IS NULL OR NOT active),
  ADD CONSTRAINT "customers_merged_into_another" CHECK (merged_into_id <> id);

SELECT protect_tenant_table('communications');
