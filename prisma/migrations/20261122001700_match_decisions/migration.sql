-- CreateTable
CREATE TABLE "match_decisions" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "remote_id" TEXT NOT NULL,
    "record_id" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_decisions_pkey" PRIMARY KEY ("organization_id","connection_id","entity","remote_id")
);

-- AddForeignKey
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- One of ours is one of theirs at most, whoever decides at the same moment.
CREATE UNIQUE INDEX match_decisions_ours ON match_decisions (organization_id, connection_id, entity, record_id) WHERE record_id IS NOT NULL;

SELECT protect_tenant_table('match_decisions');
