-- CreateTable
CREATE TABLE "work_order_confirmations" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "work_order_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "happened" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "cause" TEXT,
    "fix" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_attempt_at" TIMESTAMPTZ(6),
    "delivered_at" TIMESTAMPTZ(6),

    CONSTRAINT "work_order_confirmations_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "work_order_confirmations_organization_id_source_id_state_idx" ON "work_order_confirmations"("organization_id", "source_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "work_order_confirmations_organization_id_work_order_id_vers_key" ON "work_order_confirmations"("organization_id", "work_order_id", "version", "happened");

-- AddForeignKey
ALTER TABLE "work_order_confirmations" ADD CONSTRAINT "work_order_confirmations_organization_id_work_order_id_fkey" FOREIGN KEY ("organization_id", "work_order_id") REFERENCES "work_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "work_order_confirmations" ADD CONSTRAINT "work_order_confirmations_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "inbound_sources"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What the schema's language has no word for.
ALTER TABLE work_order_confirmations ADD CONSTRAINT work_order_confirmations_state CHECK (state IN ('waiting', 'delivered', 'parked'));
ALTER TABLE work_order_confirmations ADD CONSTRAINT work_order_confirmations_parked CHECK (state <> 'parked' OR cause IS NOT NULL);

SELECT protect_tenant_table('work_order_confirmations');
