-- CreateTable
CREATE TABLE "rate_cards" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "contractor_id" UUID,
    "customer_id" UUID,
    "service_type_id" UUID,
    "item_id" UUID,
    "skill_tier" TEXT,
    "region" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "method" TEXT NOT NULL,
    "value" DECIMAL(19,6) NOT NULL,
    "currency" TEXT NOT NULL,
    "unit_id" UUID,
    "minimum_charge" DECIMAL(19,2),
    "overtime_source" TEXT NOT NULL DEFAULT 'none',
    "overtime" JSONB,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rate_cards_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "rate_cards_organization_id_name_id_idx" ON "rate_cards"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "rate_cards_organization_id_contractor_id_idx" ON "rate_cards"("organization_id", "contractor_id");

-- CreateIndex
CREATE INDEX "rate_cards_organization_id_customer_id_idx" ON "rate_cards"("organization_id", "customer_id");

-- AddForeignKey
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_organization_id_service_type_id_fkey" FOREIGN KEY ("organization_id", "service_type_id") REFERENCES "service_types"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_organization_id_item_id_fkey" FOREIGN KEY ("organization_id", "item_id") REFERENCES "items"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_organization_id_unit_id_fkey" FOREIGN KEY ("organization_id", "unit_id") REFERENCES "units"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What must never be, whoever writes.
ALTER TABLE "rate_cards"
  ADD CONSTRAINT "rate_cards_one_party" CHECK (num_nonnulls(contractor_id, customer_id) <= 1),
  ADD CONSTRAINT "rate_cards_party_side" CHECK ((contractor_id IS NULL OR side = 'pay') AND (customer_id IS NULL OR side = 'charge')),
  ADD CONSTRAINT "rate_cards_in_order" CHECK (valid_from <= valid_to),
  ADD CONSTRAINT "rate_cards_not_negative" CHECK (method <> 'rate' OR value >= 0);

SELECT protect_tenant_table('rate_cards');
