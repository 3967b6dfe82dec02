-- Row-level security: every table with organization_id, FORCEd, for every command.
-- The application's login is a member of invoicepatch_app, which owns nothing and bypasses nothing.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'invoicepatch_app') THEN
    CREATE ROLE invoicepatch_app NOLOGIN;
  END IF;
  -- Owns the few look-ups that run before a tenant is known. Nobody can log in as it.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'invoicepatch_system') THEN
    CREATE ROLE invoicepatch_system NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of the same server is being migrated at this moment
END
$$;

CREATE FUNCTION current_organization() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid $$;

-- Called by every migration that adds a table, so that none is forgotten; a test checks the catalogue.
CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %s USING (organization_id = NULLIF(current_setting(''app.organization_id'', true), '''')::uuid) '
    'WITH CHECK (organization_id = NULLIF(current_setting(''app.organization_id'', true), '''')::uuid)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO invoicepatch_app', target);
END
$$;

DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
  LOOP
    PERFORM protect_tenant_table(format('%I', name)::regclass);
  END LOOP;
END
$$;

-- The organization itself: its id is the tenant.
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organizations
  USING (id = NULLIF(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (id = NULLIF(current_setting('app.organization_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON organizations TO invoicepatch_app;

-- People belong to no single organization; what they may do is in memberships.
GRANT SELECT, INSERT, UPDATE ON users TO invoicepatch_app;

-- The audit log is append-only, for the owner too.
REVOKE UPDATE, DELETE ON audit_entries FROM invoicepatch_app;
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only.' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- One company file is linked by one organization at a time.
CREATE UNIQUE INDEX connections_linked_company ON connections (system, remote_company_id) WHERE status <> 'disconnected';

-- A document that was made here has its number once; mirrored ones have whatever the books say.
CREATE UNIQUE INDEX invoices_own_number ON invoices (organization_id, number) WHERE source = 'manual' AND direction = 'receivable';
-- Two contractors may both have a bill 1001; one of them has it once.
CREATE UNIQUE INDEX bills_own_number ON invoices (organization_id, contractor_id, number) WHERE source = 'manual' AND direction = 'payable';

-- Look-ups that come before a tenant is known. Each returns the least that its caller needs.
GRANT USAGE ON SCHEMA public TO invoicepatch_app, invoicepatch_system;
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
GRANT SELECT ON organizations, memberships, users, refresh_tokens, api_keys, connections
  TO invoicepatch_system;
CREATE POLICY system_lookup ON organizations FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON memberships FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON refresh_tokens FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON api_keys FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON connections FOR SELECT TO invoicepatch_system USING (true);

CREATE FUNCTION system_memberships_of(person uuid)
  RETURNS TABLE (organization_id uuid, organization_name text, role text, customer_id uuid, contractor_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT m.organization_id, o.name, m.role, m.customer_id, m.contractor_id
        FROM memberships m JOIN organizations o ON o.id = m.organization_id
        WHERE m.user_id = person ORDER BY m.created_at, o.name $$;

CREATE FUNCTION system_refresh_token(hash text)
  RETURNS TABLE (organization_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT t.organization_id, t.id FROM refresh_tokens t WHERE t.token_hash = hash $$;

CREATE FUNCTION system_api_key(hash text)
  RETURNS TABLE (organization_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT k.organization_id, k.id FROM api_keys k WHERE k.key_hash = hash $$;

CREATE FUNCTION system_organizations()
  RETURNS TABLE (id uuid, timezone text, sync_enabled boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT o.id, o.timezone, o.sync_enabled FROM organizations o $$;

CREATE FUNCTION system_connections(of_system text DEFAULT NULL, of_company text DEFAULT NULL)
  RETURNS TABLE (organization_id uuid, id uuid, system text, remote_company_id text, status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT c.organization_id, c.id, c.system, c.remote_company_id, c.status FROM connections c
        WHERE (of_system IS NULL OR c.system = of_system) AND (of_company IS NULL OR c.remote_company_id = of_company)
          AND c.status <> 'disconnected' $$;

-- What waits for a worker right now, over all organizations.
GRANT SELECT ON sync_operations, sync_runs, webhook_events TO invoicepatch_system;
CREATE POLICY system_lookup ON sync_operations FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON sync_runs FOR SELECT TO invoicepatch_system USING (true);
CREATE POLICY system_lookup ON webhook_events FOR SELECT TO invoicepatch_system USING (true);
CREATE INDEX sync_operations_due ON sync_operations (next_attempt_at) WHERE status IN ('planned', 'failed', 'uncertain', 'in_flight');
CREATE INDEX sync_runs_unfinished ON sync_runs (heartbeat_at) WHERE status IN ('queued', 'running');
CREATE INDEX webhook_events_due ON webhook_events (received_at) WHERE processed_at IS NULL;

CREATE FUNCTION system_due_work()
  RETURNS TABLE (organization_id uuid, connection_id uuid, kind text, run_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT o.organization_id, o.connection_id, 'push', NULL::uuid FROM sync_operations o
          JOIN connections c ON c.organization_id = o.organization_id AND c.id = o.connection_id
        WHERE c.status IN ('active', 'degraded') AND (c.paused_until IS NULL OR c.paused_until <= now())
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

DO $$
DECLARE signature regprocedure;
BEGIN
  FOR signature IN SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'system\_%'
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO invoicepatch_system', signature);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO invoicepatch_app', signature);
  END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;
