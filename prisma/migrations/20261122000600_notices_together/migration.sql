-- Whose the named companies are, found by the index of linked companies however many organizations there are.
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
CREATE FUNCTION system_companies(of_system text, companies text[])
  RETURNS TABLE (organization_id uuid, id uuid, remote_company_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT c.organization_id, c.id, c.remote_company_id FROM connections c
        WHERE c.system = of_system AND c.remote_company_id = ANY(companies) AND c.status <> 'disconnected' $$;
ALTER FUNCTION system_companies(text, text[]) OWNER TO invoicepatch_system;
REVOKE ALL ON FUNCTION system_companies(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system_companies(text, text[]) TO invoicepatch_app;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;

-- Puts notices of any number of companies in their organizations' inboxes, as each of these organizations in turn: the rights
-- are the caller's, and the policies of the table hold for every row. Answers those that were new. The order is the same
-- for everybody, so that two who bring the same ones never wait for each other in a circle.
CREATE FUNCTION take_notices(of_system text, companies text[], event_ids text[], entities text[], remote_ids text[], operations text[], times timestamptz[])
  RETURNS TABLE (organization_id uuid, connection_id uuid, company text, event_id text)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  owner record;
  before text := current_setting('app.organization_id', true);
BEGIN
  FOR owner IN SELECT c.organization_id, c.id, c.remote_company_id FROM system_companies(of_system, companies) c ORDER BY c.organization_id, c.id
  LOOP
    PERFORM set_config('app.organization_id', owner.organization_id::text, true);
    RETURN QUERY
      INSERT INTO webhook_events AS e (organization_id, connection_id, provider, event_id, entity, remote_id, operation, occurred_at)
      SELECT owner.organization_id, owner.id, of_system, n.event_id, n.entity, n.remote_id, n.operation, n.occurred_at
      FROM unnest(companies, event_ids, entities, remote_ids, operations, times)
        AS n (company, event_id, entity, remote_id, operation, occurred_at)
      WHERE n.company = owner.remote_company_id ORDER BY n.event_id
      ON CONFLICT DO NOTHING
      RETURNING e.organization_id, e.connection_id, owner.remote_company_id, e.event_id;
  END LOOP;
  PERFORM set_config('app.organization_id', COALESCE(before, ''), true);
END $$;
REVOKE ALL ON FUNCTION take_notices(text, text[], text[], text[], text[], text[], timestamptz[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_notices(text, text[], text[], text[], text[], text[], timestamptz[]) TO invoicepatch_app;
