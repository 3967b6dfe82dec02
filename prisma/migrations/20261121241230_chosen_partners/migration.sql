-- CreateTable
CREATE TABLE "chosen_partners" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "local_id" UUID NOT NULL,
    "remote_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chosen_partners_pkey" PRIMARY KEY ("organization_id","connection_id","entity","local_id")
);

-- AddForeignKey
ALTER TABLE "chosen_partners" ADD CONSTRAINT "chosen_partners_organization_id_connection_id_entity_remot_fkey" FOREIGN KEY ("organization_id", "connection_id", "entity", "remote_id") REFERENCES "external_links"("organization_id", "connection_id", "entity", "remote_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT protect_tenant_table('chosen_partners');
