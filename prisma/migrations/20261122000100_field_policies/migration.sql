-- CreateTable
CREATE TABLE "field_policies" (
    "organization_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_policies_pkey" PRIMARY KEY ("organization_id","entity","field")
);

ALTER TABLE field_policies ADD CONSTRAINT field_policies_policy CHECK (policy IN ('remote', 'local', 'newest'));

SELECT protect_tenant_table('field_policies');
