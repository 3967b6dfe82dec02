CREATE TABLE "work_orders" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "external_id" TEXT,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 3,
    "customer_id" UUID,
    "job_id" UUID,
    "project_code" TEXT,
    "site_address" JSONB,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "geofence_metres" INTEGER NOT NULL DEFAULT 150,
    "timezone" TEXT,
    "scheduled_start" TIMESTAMPTZ(6),
    "scheduled_end" TIMESTAMPTZ(6),
    "estimated_minutes" INTEGER,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "work_orders_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "work_order_assignments" (
    "organization_id" UUID NOT NULL,
    "work_order_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "work_order_assignments_pkey" PRIMARY KEY ("organization_id","work_order_id","contractor_id")
);

CREATE TABLE "work_order_checks" (
    "organization_id" UUID NOT NULL,
    "work_order_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "done_at" TIMESTAMPTZ(6),
    "done_by" TEXT,

    CONSTRAINT "work_order_checks_pkey" PRIMARY KEY ("organization_id","work_order_id","line_number")
);

CREATE TABLE "inbound_sources" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "callback_url" TEXT,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_sources_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "inbound_events" (
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_events_pkey" PRIMARY KEY ("organization_id","source_id","event_id")
);

CREATE UNIQUE INDEX "work_orders_organization_id_number_key" ON "work_orders"("organization_id", "number");
CREATE INDEX "work_orders_organization_id_scheduled_start_id_idx" ON "work_orders"("organization_id", "scheduled_start", "id");
CREATE INDEX "work_orders_organization_id_job_id_idx" ON "work_orders"("organization_id", "job_id");
CREATE INDEX "work_orders_organization_id_customer_id_idx" ON "work_orders"("organization_id", "customer_id");
CREATE INDEX "work_order_assignments_organization_id_contractor_id_idx" ON "work_order_assignments"("organization_id", "contractor_id");
CREATE UNIQUE INDEX "inbound_sources_organization_id_name_key" ON "inbound_sources"("organization_id", "name");
-- A sender's id names one work order, however often it is sent.
CREATE UNIQUE INDEX work_orders_external_id ON work_orders (organization_id, source, external_id) WHERE external_id IS NOT NULL;

ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "work_order_assignments" ADD CONSTRAINT "work_order_assignments_organization_id_work_order_id_fkey" FOREIGN KEY ("organization_id", "work_order_id") REFERENCES "work_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "work_order_assignments" ADD CONSTRAINT "work_order_assignments_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "work_order_checks" ADD CONSTRAINT "work_order_checks_organization_id_work_order_id_fkey" FOREIGN KEY ("organization_id", "work_order_id") REFERENCES "work_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inbound_events" ADD CONSTRAINT "inbound_events_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "inbound_sources"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT protect_tenant_table('work_orders');
SELECT protect_tenant_table('work_order_assignments');
SELECT protect_tenant_table('work_order_checks');
SELECT protect_tenant_table('inbound_sources');
SELECT protect_tenant_table('inbound_events');

-- Whose sender it is, before a tenant is known.
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
GRANT SELECT ON inbound_sources TO invoicepatch_system;
CREATE POLICY system_lookup ON inbound_sources FOR SELECT TO invoicepatch_system USING (true);
CREATE FUNCTION system_inbound_source(source uuid)
  RETURNS TABLE (organization_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT s.organization_id FROM inbound_sources s WHERE s.id = source $$;
ALTER FUNCTION system_inbound_source(uuid) OWNER TO invoicepatch_system;
REVOKE ALL ON FUNCTION system_inbound_source(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system_inbound_source(uuid) TO invoicepatch_app;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;
