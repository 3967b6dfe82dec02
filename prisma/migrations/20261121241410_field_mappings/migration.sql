-- CreateTable
CREATE TABLE "field_mappings" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_mappings_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "field_mapping_versions" (
    "organization_id" UUID NOT NULL,
    "mapping_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "published_at" TIMESTAMPTZ(6),
    "published_by" TEXT,

    CONSTRAINT "field_mapping_versions_pkey" PRIMARY KEY ("organization_id","mapping_id","number")
);

-- CreateTable
CREATE TABLE "field_mapping_samples" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mapping_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "expected" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_mapping_samples_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "field_mappings_organization_id_name_key" ON "field_mappings"("organization_id", "name");

-- CreateIndex
CREATE INDEX "field_mapping_samples_organization_id_mapping_id_idx" ON "field_mapping_samples"("organization_id", "mapping_id");

-- AddForeignKey
ALTER TABLE "field_mapping_versions" ADD CONSTRAINT "field_mapping_versions_organization_id_mapping_id_fkey" FOREIGN KEY ("organization_id", "mapping_id") REFERENCES "field_mappings"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "field_mapping_samples" ADD CONSTRAINT "field_mapping_samples_organization_id_mapping_id_fkey" FOREIGN KEY ("organization_id", "mapping_id") REFERENCES "field_mappings"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What the schema's language has no word for: one draft and one version in use at a time.
CREATE UNIQUE INDEX field_mapping_versions_one_draft ON field_mapping_versions (organization_id, mapping_id) WHERE status = 'draft';
CREATE UNIQUE INDEX field_mapping_versions_one_published ON field_mapping_versions (organization_id, mapping_id) WHERE status = 'published';
ALTER TABLE field_mapping_versions ADD CONSTRAINT field_mapping_versions_status
  CHECK (status IN ('draft', 'published', 'superseded') AND (status = 'draft') = (published_at IS NULL));

SELECT protect_tenant_table('field_mappings');
SELECT protect_tenant_table('field_mapping_versions');
SELECT protect_tenant_table('field_mapping_samples');

-- What a published version made must be explainable for ever: it never changes, goes back to a draft, or disappears.
REVOKE DELETE ON field_mapping_versions FROM invoicepatch_app;
CREATE FUNCTION refuse_published_mapping_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published mapping is never changed.' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER field_mapping_versions_published_stay BEFORE UPDATE ON field_mapping_versions FOR EACH ROW
  WHEN (OLD.status <> 'draft' AND (NEW.definition IS DISTINCT FROM OLD.definition OR NEW.number <> OLD.number OR NEW.status = 'draft'))
  EXECUTE FUNCTION refuse_published_mapping_change();
