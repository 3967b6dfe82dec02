-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "works_since" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "sync_operations" ADD COLUMN     "in_line_since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- The owner of the tables reads every organization's rows here.
ALTER TABLE connections NO FORCE ROW LEVEL SECURITY;
UPDATE connections SET works_since = confirmed_at WHERE confirmed_at IS NOT NULL;
ALTER TABLE connections FORCE ROW LEVEL SECURITY;
ALTER TABLE sync_operations NO FORCE ROW LEVEL SECURITY;
UPDATE sync_operations SET in_line_since = created_at WHERE status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked');
ALTER TABLE sync_operations FORCE ROW LEVEL SECURITY;

DROP INDEX sync_operations_unsettled;
CREATE INDEX sync_operations_unsettled ON sync_operations (organization_id, connection_id, status, created_at) INCLUDE (in_line_since)
  WHERE status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked');

-- An operator can mend what should move and does not; what a person keeps from moving is that person's matter. Its owner and
-- who may call it stay as they are.
CREATE OR REPLACE FUNCTION system_sync_figures()
  RETURNS TABLE (name text, label text, value float8)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH working AS (
      SELECT c.organization_id, c.id, c.works_since, c.last_success_at, c.settings ->> 'push' IS DISTINCT FROM 'false' AS sends,
        g.sync_enabled AND c.settings ->> 'pull' IS DISTINCT FROM 'false' AS is_scheduled
      FROM connections c JOIN organizations g ON g.id = c.organization_id WHERE c.status IN ('active', 'degraded')),
    unsettled AS (
      SELECT o.status, GREATEST(o.in_line_since, w.works_since) AS since FROM sync_operations o
      JOIN working w ON w.organization_id = o.organization_id AND w.id = o.connection_id
      WHERE w.sends AND o.status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked'))
    SELECT 'waiting', u.status, count(*)::float8 FROM unsettled u GROUP BY u.status
    UNION ALL
    SELECT 'oldest', '', extract(epoch FROM now() - min(u.since))::float8 FROM unsettled u WHERE u.status <> 'parked'
    UNION ALL
    SELECT 'connections', c.status, count(*)::float8 FROM connections c WHERE c.status <> 'disconnected' GROUP BY c.status
    UNION ALL
    SELECT 'success_age', '', extract(epoch FROM now() - min(GREATEST(w.last_success_at, w.works_since)))::float8 FROM working w
    WHERE w.is_scheduled
    UNION ALL
    SELECT 'access', l.name, extract(epoch FROM min(l.ends_at) - now())::float8 FROM connection_credentials k
      JOIN connections c ON c.organization_id = k.organization_id AND c.id = k.connection_id
      CROSS JOIN LATERAL (VALUES ('idle', k.refresh_expires_at), ('hard', k.refresh_hard_expires_at)) AS l(name, ends_at)
    WHERE c.status NOT IN ('needs_reauthorization', 'disconnected') GROUP BY l.name
    UNION ALL
    SELECT 'calls', c.system, max(u.calls)::float8 FROM api_usage u
      JOIN connections c ON c.organization_id = u.organization_id AND c.id = u.connection_id
    WHERE u."window" = 'month' AND u.starts_at = date_trunc('month', now(), 'UTC') GROUP BY c.system
    UNION ALL
    SELECT 'alerts', a.kind || '/' || a.status, count(*)::float8 FROM sync_alerts a WHERE a.status <> 'resolved' GROUP BY a.kind, a.status $$;
