-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "holdback_percent" DECIMAL(9,6),
ADD COLUMN     "holdback_release_on" DATE,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'standard',
ADD COLUMN     "replaces_id" UUID;

-- AlterTable
ALTER TABLE "invoice_lines" ADD COLUMN     "role" TEXT;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "refunded_amount" DECIMAL(19,4) NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "invoice_evidence" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "amount" DECIMAL(19,4),
    "previous_amount" DECIMAL(19,4),
    "released_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_evidence_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "holdbacks" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "release_on" DATE,

    CONSTRAINT "holdbacks_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "deposits" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "applied_amount" DECIMAL(19,4) NOT NULL DEFAULT 0,

    CONSTRAINT "deposits_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "billing_schedules" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "holdback_percent" DECIMAL(9,6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_schedules_pkey" PRIMARY KEY ("organization_id","job_id")
);

-- CreateTable
CREATE TABLE "billing_schedule_lines" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'progress',
    "description" TEXT NOT NULL,
    "item_id" UUID,
    "tax_code_id" UUID,
    "scheduled_value" DECIMAL(19,4) NOT NULL,
    "quantity" DECIMAL(19,6),
    "unit" TEXT,
    "billed_value" DECIMAL(19,4) NOT NULL DEFAULT 0,

    CONSTRAINT "billing_schedule_lines_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "billing_settings" (
    "organization_id" UUID NOT NULL,
    "holdback_item_id" UUID,
    "deposit_item_id" UUID,
    "deposit_tax_code_id" UUID,
    "freight_item_id" UUID,
    "expense_item_id" UUID,
    "holdback_percent" DECIMAL(9,6),
    "markup_percent" DECIMAL(9,6) NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "credits" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "invoice_id" UUID,
    "credit_date" DATE NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "exchange_rate" DECIMAL(19,6),
    "subtotal" DECIMAL(19,4) NOT NULL,
    "discount_amount" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "tax_amount" DECIMAL(19,4) NOT NULL,
    "total" DECIMAL(19,4) NOT NULL,
    "balance" DECIMAL(19,4) NOT NULL,
    "tax_breakdown" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT NOT NULL,
    "created_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credits_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "credit_lines" (
    "organization_id" UUID NOT NULL,
    "credit_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'item',
    "invoice_line_number" INTEGER,
    "item_id" UUID,
    "account_id" UUID,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,
    "unit_price" DECIMAL(19,6) NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "tax_code_id" UUID,
    "tax_amount" DECIMAL(19,4),
    "job_id" UUID,
    "job_line_number" INTEGER,

    CONSTRAINT "credit_lines_pkey" PRIMARY KEY ("organization_id","credit_id","line_number")
);

-- CreateTable
CREATE TABLE "credit_applications" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "credit_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "applied_on" DATE NOT NULL,
    "reverted_at" TIMESTAMPTZ(6),

    CONSTRAINT "credit_applications_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "payment_id" UUID,
    "credit_id" UUID,
    "customer_id" UUID,
    "contractor_id" UUID,
    "amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "refund_date" DATE NOT NULL,
    "account_id" UUID,
    "payment_method_id" UUID,
    "reference" TEXT,
    "created_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "invoice_evidence_organization_id_invoice_id_idx" ON "invoice_evidence"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "invoice_evidence_organization_id_kind_source_id_idx" ON "invoice_evidence"("organization_id", "kind", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "holdbacks_organization_id_invoice_id_line_number_key" ON "holdbacks"("organization_id", "invoice_id", "line_number");

-- CreateIndex
CREATE INDEX "holdbacks_organization_id_release_on_idx" ON "holdbacks"("organization_id", "release_on");

-- CreateIndex
CREATE UNIQUE INDEX "deposits_organization_id_invoice_id_line_number_key" ON "deposits"("organization_id", "invoice_id", "line_number");

-- CreateIndex
CREATE UNIQUE INDEX "billing_schedule_lines_organization_id_job_id_line_number_key" ON "billing_schedule_lines"("organization_id", "job_id", "line_number");

-- CreateIndex
CREATE INDEX "credits_organization_id_credit_date_id_idx" ON "credits"("organization_id", "credit_date", "id");

-- CreateIndex
CREATE INDEX "credits_organization_id_customer_id_idx" ON "credits"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "credits_organization_id_contractor_id_idx" ON "credits"("organization_id", "contractor_id");

-- CreateIndex
CREATE INDEX "credits_organization_id_invoice_id_idx" ON "credits"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "credit_applications_organization_id_credit_id_idx" ON "credit_applications"("organization_id", "credit_id");

-- CreateIndex
CREATE INDEX "credit_applications_organization_id_invoice_id_idx" ON "credit_applications"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "refunds_organization_id_refund_date_id_idx" ON "refunds"("organization_id", "refund_date", "id");

-- CreateIndex
CREATE INDEX "refunds_organization_id_payment_id_idx" ON "refunds"("organization_id", "payment_id");

-- CreateIndex
CREATE INDEX "refunds_organization_id_credit_id_idx" ON "refunds"("organization_id", "credit_id");

-- AddForeignKey
ALTER TABLE "invoice_evidence" ADD CONSTRAINT "invoice_evidence_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holdbacks" ADD CONSTRAINT "holdbacks_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_schedules" ADD CONSTRAINT "billing_schedules_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "billing_schedule_lines" ADD CONSTRAINT "billing_schedule_lines_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "billing_schedules"("organization_id", "job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_lines" ADD CONSTRAINT "credit_lines_organization_id_credit_id_fkey" FOREIGN KEY ("organization_id", "credit_id") REFERENCES "credits"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_organization_id_credit_id_fkey" FOREIGN KEY ("organization_id", "credit_id") REFERENCES "credits"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_organization_id_payment_id_fkey" FOREIGN KEY ("organization_id", "payment_id") REFERENCES "payments"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_organization_id_credit_id_fkey" FOREIGN KEY ("organization_id", "credit_id") REFERENCES "credits"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What must never happen, whatever the program does.
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_role" CHECK (role IN ('holdback', 'deposit', 'deposit_applied'));
ALTER TABLE "holdbacks" ADD CONSTRAINT "holdbacks_amount" CHECK (amount > 0);
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_applied" CHECK (applied_amount BETWEEN 0 AND amount);
ALTER TABLE "billing_schedule_lines" ADD CONSTRAINT "billing_schedule_lines_billed" CHECK (billed_value BETWEEN 0 AND scheduled_value);
ALTER TABLE "credits" ADD CONSTRAINT "credits_balance" CHECK (balance BETWEEN 0 AND total);
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_amount" CHECK (amount > 0);
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_amount" CHECK (amount > 0);
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_one_source" CHECK ((payment_id IS NULL) <> (credit_id IS NULL));
ALTER TABLE "payments" ADD CONSTRAINT "payments_refunded" CHECK (refunded_amount BETWEEN 0 AND amount);

-- Time, an expense, a use of material or a holdback is billed once to a customer and once by a contractor.
CREATE UNIQUE INDEX invoice_evidence_once ON invoice_evidence (organization_id, direction, kind, source_id)
  WHERE released_at IS NULL AND kind IN ('time_entry', 'expense', 'material_use', 'holdback');
-- Our credit notes have their own numbers; a contractor's credit has the number that he gave it.
CREATE UNIQUE INDEX credits_own_number ON credits (organization_id, number) WHERE direction = 'receivable';
CREATE UNIQUE INDEX contractor_credits_number ON credits (organization_id, contractor_id, number) WHERE direction = 'payable';

-- Time that invoices bill already is evidence from now on. The owner of the tables reads every organization's rows here.
ALTER TABLE invoices NO FORCE ROW LEVEL SECURITY;
ALTER TABLE invoice_lines NO FORCE ROW LEVEL SECURITY;
INSERT INTO invoice_evidence (organization_id, id, invoice_id, line_number, direction, kind, source_id)
SELECT DISTINCT ON (l.organization_id, i.direction, l.time_entry_id)
  l.organization_id, gen_random_uuid(), l.invoice_id, l.line_number, i.direction, 'time_entry', l.time_entry_id
FROM invoice_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
WHERE l.time_entry_id IS NOT NULL AND i.status <> 'void'
ORDER BY l.organization_id, i.direction, l.time_entry_id, i.created_at;
ALTER TABLE invoices FORCE ROW LEVEL SECURITY;
ALTER TABLE invoice_lines FORCE ROW LEVEL SECURITY;

SELECT protect_tenant_table('invoice_evidence');
SELECT protect_tenant_table('holdbacks');
SELECT protect_tenant_table('deposits');
SELECT protect_tenant_table('billing_schedules');
SELECT protect_tenant_table('billing_schedule_lines');
SELECT protect_tenant_table('billing_settings');
SELECT protect_tenant_table('credits');
SELECT protect_tenant_table('credit_lines');
SELECT protect_tenant_table('credit_applications');
SELECT protect_tenant_table('refunds');
