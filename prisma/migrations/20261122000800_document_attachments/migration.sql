-- CreateTable
CREATE TABLE "document_attachments" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "superseded_at" TIMESTAMPTZ(6),
    "round" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_attachments_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_attachments_organization_id_document_document_id_s_key" ON "document_attachments"("organization_id", "document", "document_id", "sha256");

-- AddForeignKey
ALTER TABLE "document_attachments" ADD CONSTRAINT "document_attachments_organization_id_file_id_fkey" FOREIGN KEY ("organization_id", "file_id") REFERENCES "files"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE document_attachments ADD CONSTRAINT document_attachments_document CHECK (document IN ('invoice', 'bill'));
ALTER TABLE document_attachments ADD CONSTRAINT document_attachments_kind CHECK (kind IN ('paper', 'receipt'));

SELECT protect_tenant_table('document_attachments');
