-- AlterTable
ALTER TABLE "sync_plan_entries" ADD COLUMN     "match" JSONB;

-- AlterTable
ALTER TABLE "sync_plans" ADD COLUMN     "matches" JSONB NOT NULL DEFAULT '[]';
