-- AlterTable
ALTER TABLE "timekeeping_policies" ADD COLUMN     "assigned_only" BOOLEAN NOT NULL DEFAULT false;
