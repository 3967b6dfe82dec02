-- CreateTable
CREATE TABLE "sync_operation_hours" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(6) NOT NULL,
    "entity" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "tries" INTEGER NOT NULL,
    "retries" INTEGER NOT NULL,
    "operation_id" UUID NOT NULL,
    "message" TEXT,

    CONSTRAINT "sync_operation_hours_pkey" PRIMARY KEY ("organization_id","connection_id","hour","entity","outcome","cause")
);

-- CreateTable
CREATE TABLE "sync_streaks" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "failures" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(6),
    "error" JSONB,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_streaks_pkey" PRIMARY KEY ("organization_id","connection_id")
);

-- CreateTable
CREATE TABLE "sync_alerts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "told_at" TIMESTAMPTZ(6),
    "escalated_at" TIMESTAMPTZ(6),
    "acknowledged_at" TIMESTAMPTZ(6),
    "acknowledged_by" UUID,
    "silenced_until" TIMESTAMPTZ(6),
    "clear_since" TIMESTAMPTZ(6),
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "sync_alerts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "sync_alerts_organization_id_connection_id_kind_opened_at_idx" ON "sync_alerts"("organization_id", "connection_id", "kind", "opened_at");

-- AddForeignKey
ALTER TABLE "sync_operation_hours" ADD CONSTRAINT "sync_operation_hours_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_streaks" ADD CONSTRAINT "sync_streaks_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_alerts" ADD CONSTRAINT "sync_alerts_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What the schema's language has no word for.
ALTER TABLE sync_operation_hours
  ADD CONSTRAINT sync_operation_hours_outcome CHECK (outcome IN ('confirmed', 'failed', 'uncertain', 'parked', 'waited')),
  ADD CONSTRAINT sync_operation_hours_cause CHECK ((outcome = 'confirmed') = (cause = '')),
  ADD CONSTRAINT sync_operation_hours_tries CHECK (tries > 0 AND retries BETWEEN 0 AND tries);
ALTER TABLE sync_streaks ADD CONSTRAINT sync_streaks_since CHECK (failures >= 0 AND (failures = 0) = (since IS NULL));
ALTER TABLE sync_alerts
  ADD CONSTRAINT sync_alerts_kind CHECK (kind IN ('writes-failing', 'runs-failing', 'access-expiring', 'access-ending', 'lagging')),
  ADD CONSTRAINT sync_alerts_status CHECK (status IN ('open', 'escalated', 'acknowledged', 'resolved')),
  ADD CONSTRAINT sync_alerts_end CHECK ((status = 'resolved') = (resolved_at IS NOT NULL));

-- What of a connection is wrong is open once, however many nodes look.
CREATE UNIQUE INDEX sync_alerts_open ON sync_alerts (organization_id, connection_id, kind) WHERE status <> 'resolved';
-- What has not gone through is few beside what has.
CREATE INDEX sync_operations_unsettled ON sync_operations (organization_id, connection_id, status, created_at)
  WHERE status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked');
CREATE INDEX external_links_gone ON external_links (organization_id, connection_id, entity, local_id) WHERE deleted_at IS NOT NULL;

-- Why a write did not go through, without what is different each time: what is counted and compared together.
CREATE FUNCTION sync_error_cause(error jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT left(CASE
    WHEN error -> 'waitsFor' ->> 'entity' IS NOT NULL THEN 'unmapped:' || (error -> 'waitsFor' ->> 'entity')
    WHEN error ->> 'vendorCode' IS NOT NULL THEN COALESCE(error ->> 'kind', 'unknown') || ':' || (error ->> 'vendorCode')
    ELSE COALESCE(error ->> 'kind', 'unknown') END, 80) $$;

-- What was settled in the last month counts from now on, once for each operation: how often it was tried is not known any
-- more. The owner of the tables reads every organization's rows here.
ALTER TABLE sync_operations NO FORCE ROW LEVEL SECURITY;
INSERT INTO sync_operation_hours (organization_id, connection_id, hour, entity, outcome, cause, tries, retries, operation_id, message)
SELECT organization_id, connection_id, date_trunc('hour', updated_at, 'UTC'), entity,
  CASE WHEN status = 'failed' AND error -> 'waitsFor' IS NOT NULL THEN 'waited' ELSE status END,
  CASE status WHEN 'confirmed' THEN '' ELSE sync_error_cause(error) END, count(*), count(*) FILTER (WHERE attempts > 1),
  (array_agg(id ORDER BY id DESC))[1], (array_agg(error ->> 'message' ORDER BY id DESC))[1]
FROM sync_operations
WHERE status IN ('confirmed', 'failed', 'uncertain', 'parked') AND updated_at > now() - interval '31 days'
GROUP BY 1, 2, 3, 4, 5, 6;
ALTER TABLE sync_operations FORCE ROW LEVEL SECURITY;

SELECT protect_tenant_table('sync_operation_hours');
SELECT protect_tenant_table('sync_streaks');
SELECT protect_tenant_table('sync_alerts');

-- Figures of the whole installation, for its operator: sums and extremes, and nobody's name.
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
GRANT SELECT ON api_usage, sync_alerts TO invoicepatch_system;
GRANT SELECT (organization_id, connection_id, refresh_expires_at, refresh_hard_expires_at) ON connection_credentials TO invoicepatch_system;
CREATE POLICY system_lookup ON api_usage FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON sync_alerts FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON connection_credentials FOR SELECT TO invoicepatch_system USING (true);

CREATE FUNCTION system_sync_figures()
  RETURNS TABLE (name text, label text, value float8)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT 'waiting', o.status, count(*)::float8 FROM sync_operations o
    WHERE o.status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked') GROUP BY o.status
    UNION ALL
    SELECT 'oldest', '', extract(epoch FROM now() - min(o.created_at))::float8 FROM sync_operations o
    WHERE o.status IN ('planned', 'in_flight', 'uncertain', 'failed')
    UNION ALL
    SELECT 'connections', c.status, count(*)::float8 FROM connections c WHERE c.status <> 'disconnected' GROUP BY c.status
    UNION ALL
    SELECT 'success_age', '', extract(epoch FROM now() - min(COALESCE(c.last_success_at, c.confirmed_at)))::float8 FROM connections c
    WHERE c.status IN ('active', 'degraded')
    UNION ALL
    SELECT 'access', 'idle', extract(epoch FROM min(k.refresh_expires_at) - now())::float8 FROM connection_credentials k
    UNION ALL
    SELECT 'access', 'hard', extract(epoch FROM min(k.refresh_hard_expires_at) - now())::float8 FROM connection_credentials k
    UNION ALL
    SELECT 'calls', c.system, max(u.calls)::float8 FROM api_usage u
      JOIN connections c ON c.organization_id = u.organization_id AND c.id = u.connection_id
    WHERE u."window" = 'month' AND u.starts_at = date_trunc('month', now(), 'UTC') GROUP BY c.system
    UNION ALL
    SELECT 'alerts', a.kind || '/' || a.status, count(*)::float8 FROM sync_alerts a WHERE a.status <> 'resolved' GROUP BY a.kind, a.status $$;

-- Organizations with a connection to be watched.
CREATE FUNCTION system_connected_organizations()
  RETURNS TABLE (id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT c.organization_id FROM connections c WHERE c.status <> 'disconnected'
        UNION SELECT a.organization_id FROM sync_alerts a WHERE a.status <> 'resolved' $$;

DO $$
DECLARE signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY['system_sync_figures()'::regprocedure, 'system_connected_organizations()'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO invoicepatch_system', signature);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO invoicepatch_app', signature);
  END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;
