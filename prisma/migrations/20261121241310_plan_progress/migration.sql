-- AlterTable
ALTER TABLE "sync_plans" ADD COLUMN     "answer" JSON,
ADD COLUMN     "beyond" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "progressed_at" TIMESTAMPTZ(6);

-- Plans from before have no time of their own, so that two of a kind that are under way do not stop the update.
ALTER TABLE "sync_plans" ALTER COLUMN "progressed_at" SET DEFAULT CURRENT_TIMESTAMP;

-- Of one company one plan of each kind is worked out at a time, and of one record one.
CREATE UNIQUE INDEX sync_plans_one_at_a_time ON sync_plans (organization_id, connection_id, kind, local_id) NULLS NOT DISTINCT
  WHERE status = 'planning' AND progressed_at IS NOT NULL;

-- Whom nobody works at any more, over all organizations: the least that the schedule needs.
CREATE INDEX sync_plans_unfinished ON sync_plans (progressed_at) WHERE status IN ('planning', 'applying');
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
GRANT SELECT ON sync_plans TO invoicepatch_system;
CREATE POLICY system_lookup ON sync_plans FOR SELECT TO invoicepatch_system USING (true);
CREATE FUNCTION system_stalled_plans()
  RETURNS TABLE (organization_id uuid, connection_id uuid, plan_id uuid, is_hopeless boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT p.organization_id, p.connection_id, p.id, p.begun_at IS NULL AND p.created_at <= now() - interval '1 hour'
        FROM sync_plans p LEFT JOIN sync_runs r ON r.organization_id = p.organization_id AND r.id = p.run_id
        WHERE p.status IN ('planning', 'applying') AND coalesce(p.progressed_at, p.created_at) <= now() - interval '10 minutes'
          -- A run that is under way has its own time.
          AND (r.id IS NULL OR r.status NOT IN ('queued', 'running')) $$;
ALTER FUNCTION system_stalled_plans() OWNER TO invoicepatch_system;
REVOKE ALL ON FUNCTION system_stalled_plans() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system_stalled_plans() TO invoicepatch_app;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;
