-- "Send orders" is the direction of both kinds of orders from now on. The owner of the tables reads every organization's rows here.
ALTER TABLE connections NO FORCE ROW LEVEL SECURITY;
UPDATE connections SET settings = settings || '{"directions": {"estimate": "from-books", "purchase-order": "from-books"}}'
  WHERE settings ->> 'pushOrders' = 'false';
UPDATE connections SET settings = settings - 'pushOrders' WHERE settings ? 'pushOrders';
ALTER TABLE connections FORCE ROW LEVEL SECURITY;

-- What is not sent for its kind waits for nothing. Its owner and who may call it stay as they are.
CREATE OR REPLACE FUNCTION system_sync_figures()
  RETURNS TABLE (name text, label text, value float8)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH working AS (
      SELECT c.organization_id, c.id, c.works_since, c.last_success_at, c.settings ->> 'push' IS DISTINCT FROM 'false' AS sends, c.settings -> 'directions' AS directions,
        CASE c.settings ->> 'frequency' WHEN 'hourly' THEN interval '1 hour' WHEN 'nightly' THEN interval '25 hours' ELSE interval '0' END AS gap,
        g.sync_enabled AND c.settings ->> 'pull' IS DISTINCT FROM 'false' AS is_scheduled
      FROM connections c JOIN organizations g ON g.id = c.organization_id WHERE c.status IN ('active', 'degraded')),
    unsettled AS (
      SELECT o.status, GREATEST(o.in_line_since, w.works_since) AS since FROM sync_operations o
      JOIN working w ON w.organization_id = o.organization_id AND w.id = o.connection_id
      WHERE w.sends AND (o.undo IS NOT NULL OR COALESCE(w.directions ->> o.entity, 'both') IN ('both', 'to-books'))
        AND o.status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked'))
    SELECT 'waiting', u.status, count(*)::float8 FROM unsettled u GROUP BY u.status
    UNION ALL
    SELECT 'oldest', '', extract(epoch FROM now() - min(u.since))::float8 FROM unsettled u WHERE u.status <> 'parked'
    UNION ALL
    SELECT 'connections', c.status, count(*)::float8 FROM connections c WHERE c.status <> 'disconnected' GROUP BY c.status
    UNION ALL
    SELECT 'success_age', '', max(GREATEST(extract(epoch FROM now() - GREATEST(w.last_success_at, w.works_since) - w.gap), 0))::float8 FROM working w
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
