-- AlterTable
ALTER TABLE "purchase_orders" ADD COLUMN     "approved_at" TIMESTAMPTZ(6),
ADD COLUMN     "approved_by" TEXT,
ADD COLUMN     "discount_amount" DECIMAL(19,4) NOT NULL DEFAULT 0,
ADD COLUMN     "promised_date" DATE,
ADD COLUMN     "reference" TEXT,
ADD COLUMN     "requested_date" DATE,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "ship_date" DATE,
ADD COLUMN     "shipping_amount" DECIMAL(19,4) NOT NULL DEFAULT 0,
ADD COLUMN     "shipping_tax_code_id" UUID,
ADD COLUMN     "shipping_terms" TEXT,
ADD COLUMN     "special_instructions" TEXT,
ADD COLUMN     "term_id" UUID;

-- CreateTable
CREATE TABLE "purchase_order_line_details" (
    "organization_id" UUID NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "unit" TEXT,
    "sku" TEXT,
    "specifications" JSONB,
    "special_instructions" TEXT,
    "estimated_hours" DECIMAL(9,2),
    "requested_date" DATE,
    "promised_date" DATE,
    "quantity_limit" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "quantity_received" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "quantity_worked" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "quantity_billed" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "amount_billed" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "override_reason" TEXT,

    CONSTRAINT "purchase_order_line_details_pkey" PRIMARY KEY ("organization_id","purchase_order_id","line_number")
);

-- CreateTable
CREATE TABLE "purchase_order_revisions" (
    "organization_id" UUID NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "changes" JSONB NOT NULL,
    "wishes" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decision_reason" TEXT,

    CONSTRAINT "purchase_order_revisions_pkey" PRIMARY KEY ("organization_id","purchase_order_id","number")
);

-- CreateTable
CREATE TABLE "purchase_order_receipts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'recorded',
    "received_on" DATE NOT NULL,
    "packing_slip" TEXT,
    "note" TEXT,
    "void_reason" TEXT,
    "received_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "purchase_order_receipts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "purchase_order_receipt_lines" (
    "organization_id" UUID NOT NULL,
    "receipt_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,

    CONSTRAINT "purchase_order_receipt_lines_pkey" PRIMARY KEY ("organization_id","receipt_id","line_number")
);

-- CreateIndex
CREATE INDEX "purchase_order_receipts_organization_id_purchase_order_id_idx" ON "purchase_order_receipts"("organization_id", "purchase_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_receipts_organization_id_number_key" ON "purchase_order_receipts"("organization_id", "number");

-- CreateIndex
CREATE INDEX "purchase_orders_organization_id_contractor_id_idx" ON "purchase_orders"("organization_id", "contractor_id");

-- AddForeignKey
ALTER TABLE "purchase_order_line_details" ADD CONSTRAINT "purchase_order_line_details_organization_id_purchase_order_fkey" FOREIGN KEY ("organization_id", "purchase_order_id") REFERENCES "purchase_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order_revisions" ADD CONSTRAINT "purchase_order_revisions_organization_id_purchase_order_id_fkey" FOREIGN KEY ("organization_id", "purchase_order_id") REFERENCES "purchase_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order_receipts" ADD CONSTRAINT "purchase_order_receipts_organization_id_purchase_order_id_fkey" FOREIGN KEY ("organization_id", "purchase_order_id") REFERENCES "purchase_orders"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_receipt_lines" ADD CONSTRAINT "purchase_order_receipt_lines_organization_id_receipt_id_fkey" FOREIGN KEY ("organization_id", "receipt_id") REFERENCES "purchase_order_receipts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never happen, whoever writes.
ALTER TABLE purchase_orders ADD CONSTRAINT purchase_orders_priority CHECK (priority BETWEEN 1 AND 5);
ALTER TABLE purchase_order_line_details ADD CONSTRAINT purchase_order_line_details_within_limit CHECK (
  quantity_received >= 0 AND quantity_worked >= 0 AND quantity_billed >= 0
  AND (greatest(quantity_received, quantity_worked, quantity_billed) <= quantity_limit OR override_reason IS NOT NULL));
ALTER TABLE purchase_order_receipt_lines ADD CONSTRAINT purchase_order_receipt_lines_counts CHECK (quantity > 0);
ALTER TABLE purchase_order_revisions ADD CONSTRAINT purchase_order_revisions_status
  CHECK (status IN ('applied', 'proposed', 'approved', 'rejected'));

-- Two people cannot propose changes of one order side by side: the second would undo the first.
CREATE UNIQUE INDEX purchase_order_revisions_one_proposal ON purchase_order_revisions (organization_id, purchase_order_id)
  WHERE status = 'proposed';

SELECT protect_tenant_table('purchase_order_line_details');
SELECT protect_tenant_table('purchase_order_revisions');
SELECT protect_tenant_table('purchase_order_receipts');
SELECT protect_tenant_table('purchase_order_receipt_lines');
