-- AlterTable
ALTER TABLE "sync_operations" ADD COLUMN     "sent" JSONB;
