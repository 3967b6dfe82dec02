-- No sender is woken for what it may not send: a connection that does not send at all, or not that kind. Its owner and who may call it
-- stay as they are.
CREATE OR REPLACE FUNCTION system_due_work()
  RETURNS TABLE (organization_id uuid, connection_id uuid, kind text, run_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT o.organization_id, o.connection_id, 'push', NULL::uuid FROM sync_operations o
          JOIN connections c ON c.organization_id = o.organization_id AND c.id = o.connection_id
        WHERE c.status IN ('active', 'degraded') AND (c.paused_until IS NULL OR c.paused_until <= now())
          AND c.settings ->> 'push' IS DISTINCT FROM 'false'
          AND (o.undo IS NOT NULL OR COALESCE(c.settings -> 'directions' ->> o.entity, 'both') IN ('both', 'to-books'))
          AND ((o.status IN ('planned', 'failed', 'uncertain') AND o.next_attempt_at <= now())
            OR (o.status = 'in_flight' AND o.lease_until <= now()))
        UNION ALL
        SELECT DISTINCT e.organization_id, e.connection_id, 'webhooks', NULL::uuid FROM webhook_events e
        WHERE e.processed_at IS NULL
        UNION ALL
        -- Runs whose job was given up during a long outage.
        SELECT r.organization_id, r.connection_id, 'pull', r.id FROM sync_runs r
          JOIN connections c ON c.organization_id = r.organization_id AND c.id = r.connection_id
        WHERE r.status IN ('queued', 'running') AND r.heartbeat_at <= now() - interval '10 minutes' AND c.status IN ('active', 'degraded') $$;
