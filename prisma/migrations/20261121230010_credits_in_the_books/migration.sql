-- AlterTable
ALTER TABLE "credit_applications" ADD COLUMN     "use_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- AlterTable
ALTER TABLE "credits" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'manual';

-- AlterTable
ALTER TABLE "holdbacks" ADD COLUMN     "drafted_on" DATE;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'manual';

-- CreateIndex
CREATE INDEX "credit_applications_organization_id_use_id_idx" ON "credit_applications"("organization_id", "use_id");

-- Numbers are ours to keep apart only where we gave them: the books may hold the same number twice.
DROP INDEX credits_own_number;
DROP INDEX contractor_credits_number;
CREATE UNIQUE INDEX credits_own_number ON credits (organization_id, number) WHERE direction = 'receivable' AND source = 'manual';
CREATE UNIQUE INDEX contractor_credits_number ON credits (organization_id, contractor_id, number) WHERE direction = 'payable' AND source = 'manual';
