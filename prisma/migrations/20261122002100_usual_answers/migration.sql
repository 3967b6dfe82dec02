-- CreateTable
CREATE TABLE "usual_answers" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usual_answers_pkey" PRIMARY KEY ("organization_id","connection_id","entity","operation","cause")
);

-- AddForeignKey
ALTER TABLE "usual_answers" ADD CONSTRAINT "usual_answers_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT protect_tenant_table('usual_answers');
