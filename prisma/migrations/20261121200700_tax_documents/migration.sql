-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "exchange_rate_date" DATE;

-- CreateTable
CREATE TABLE "tax_settings" (
    "organization_id" UUID NOT NULL,
    "rounding" TEXT NOT NULL DEFAULT 'per-line',
    "exceptions" JSONB NOT NULL DEFAULT '[]',
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tax_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "exchange_rates" (
    "currency" TEXT NOT NULL,
    "rate_date" DATE NOT NULL,
    "rate" DECIMAL(19,6) NOT NULL,
    "fetched_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exchange_rates_pkey" PRIMARY KEY ("currency","rate_date")
);

-- CreateTable
CREATE TABLE "organization_branding" (
    "organization_id" UUID NOT NULL,
    "legal_name" TEXT,
    "address" JSONB,
    "phone" TEXT,
    "email" TEXT,
    "website" TEXT,
    "contact_name" TEXT,
    "gst_number" TEXT,
    "qst_number" TEXT,
    "accent_color" TEXT,
    "payment_instructions" TEXT,
    "logo" BYTEA,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_branding_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "invoice_links" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sent_to" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_viewed_at" TIMESTAMPTZ(6),
    "last_viewed_at" TIMESTAMPTZ(6),
    "views" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_links_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "invoice_links_organization_id_invoice_id_idx" ON "invoice_links"("organization_id", "invoice_id");

-- AddForeignKey
ALTER TABLE "invoice_links" ADD CONSTRAINT "invoice_links_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

SELECT protect_tenant_table('tax_settings');
SELECT protect_tenant_table('organization_branding');
SELECT protect_tenant_table('invoice_links');

-- Published rates belong to nobody: the whole installation shares them, and a rate is never nothing.
GRANT SELECT, INSERT, UPDATE, DELETE ON "exchange_rates" TO invoicepatch_app;
ALTER TABLE "exchange_rates" ADD CONSTRAINT "exchange_rates_positive" CHECK ("rate" > 0);
ALTER TABLE "tax_settings" ADD CONSTRAINT "tax_settings_rounding" CHECK ("rounding" IN ('per-line', 'per-invoice'));
