-- AlterTable
ALTER TABLE "sync_plans" ADD COLUMN     "applied_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "sync_rollback_entries" ADD COLUMN     "bundle" INTEGER;

-- AlterTable
ALTER TABLE "sync_rollbacks" ADD COLUMN     "progressed_at" TIMESTAMPTZ(6),
ADD COLUMN     "woken_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "sync_runs" ADD COLUMN     "changes_purged_at" TIMESTAMPTZ(6);

-- Both are asked for when a rollback is forgotten, and by the schedule; most rows have none.
CREATE INDEX sync_changes_of_rollbacks ON sync_changes (organization_id, rollback_id) WHERE rollback_id IS NOT NULL;
CREATE INDEX sync_rollbacks_unfinished ON sync_rollbacks (progressed_at) WHERE status = 'applying';

-- A plan that somebody looked at for hours was not tried for hours.
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
CREATE OR REPLACE FUNCTION system_stalled_plans()
  RETURNS TABLE (organization_id uuid, connection_id uuid, plan_id uuid, is_hopeless boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT p.organization_id, p.connection_id, p.id, p.begun_at IS NULL AND coalesce(p.applied_at, p.created_at) <= now() - interval '1 hour'
        FROM sync_plans p LEFT JOIN sync_runs r ON r.organization_id = p.organization_id AND r.id = p.run_id
        WHERE p.status IN ('planning', 'applying') AND coalesce(p.progressed_at, p.created_at) <= now() - interval '10 minutes'
          -- A run that is under way has its own time.
          AND (r.id IS NULL OR r.status NOT IN ('queued', 'running')) $$;

-- Rollbacks whom nobody works at any more, over all organizations: the least that the schedule needs.
GRANT SELECT ON sync_rollbacks TO invoicepatch_system;
CREATE POLICY system_lookup ON sync_rollbacks FOR SELECT TO invoicepatch_system USING (true);
CREATE FUNCTION system_stalled_rollbacks()
  RETURNS TABLE (organization_id uuid, rollback_id uuid, is_hopeless boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT organization_id, id, coalesce(progressed_at, applied_at, created_at) <= now() - interval '1 hour' FROM sync_rollbacks
        WHERE status = 'applying'
          AND greatest(coalesce(progressed_at, applied_at, created_at), woken_at) <= now() - interval '10 minutes' $$;
ALTER FUNCTION system_stalled_rollbacks() OWNER TO invoicepatch_system;
REVOKE ALL ON FUNCTION system_stalled_rollbacks() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system_stalled_rollbacks() TO invoicepatch_app;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;
