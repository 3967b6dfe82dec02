-- CreateTable
CREATE TABLE "files" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "files_organization_id_sha256_idx" ON "files"("organization_id", "sha256");

ALTER TABLE files ADD CONSTRAINT files_has_content CHECK (size > 0);
ALTER TABLE files ADD CONSTRAINT files_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');
SELECT protect_tenant_table('files');
