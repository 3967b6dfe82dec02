-- CreateTable
CREATE TABLE "stock_sending" (
    "organization_id" UUID NOT NULL,
    "sent_since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stock_sending_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "stock_adjustments" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "adjustment_date" DATE NOT NULL,
    "account_id" UUID,
    "is_opening" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_adjustments_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "stock_adjustment_shares" (
    "organization_id" UUID NOT NULL,
    "adjustment_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,

    CONSTRAINT "stock_adjustment_shares_pkey" PRIMARY KEY ("organization_id","adjustment_id","item_id","job_id")
);

-- CreateIndex
CREATE INDEX "stock_adjustments_organization_id_connection_id_idx" ON "stock_adjustments"("organization_id", "connection_id");

-- AddForeignKey
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_adjustment_shares" ADD CONSTRAINT "stock_adjustment_shares_organization_id_adjustment_id_fkey" FOREIGN KEY ("organization_id", "adjustment_id") REFERENCES "stock_adjustments"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE stock_adjustment_shares ADD CONSTRAINT stock_adjustment_shares_move_something CHECK (quantity <> 0);

SELECT protect_tenant_table('stock_sending');
SELECT protect_tenant_table('stock_adjustments');
SELECT protect_tenant_table('stock_adjustment_shares');
