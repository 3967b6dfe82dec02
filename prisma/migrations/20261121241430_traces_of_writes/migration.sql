-- AlterTable
ALTER TABLE "sync_operations" ADD COLUMN     "traceparent" TEXT;
