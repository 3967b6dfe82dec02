-- AlterTable
ALTER TABLE "reconciliation_runs" ADD COLUMN     "is_cut" BOOLEAN NOT NULL DEFAULT false;

-- Until now one more than can be kept stood for it. The owner of the tables reads every organization's rows here.
ALTER TABLE reconciliation_runs NO FORCE ROW LEVEL SECURITY;
ALTER TABLE reconciliation_differences NO FORCE ROW LEVEL SECURITY;
UPDATE reconciliation_runs r SET is_cut = true, found = kept.count
FROM (
  SELECT c.organization_id, c.id, count(d.id)::int AS count
  FROM reconciliation_runs c
  LEFT JOIN reconciliation_differences d ON d.organization_id = c.organization_id AND d.run_id = c.id
  WHERE c.found = 2001 AND c.status = 'succeeded'
  GROUP BY c.organization_id, c.id
) kept
WHERE r.organization_id = kept.organization_id AND r.id = kept.id AND kept.count < 2000;
ALTER TABLE reconciliation_differences FORCE ROW LEVEL SECURITY;
ALTER TABLE reconciliation_runs FORCE ROW LEVEL SECURITY;
