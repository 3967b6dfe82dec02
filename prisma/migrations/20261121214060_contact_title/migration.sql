-- AlterTable
ALTER TABLE "organization_branding" ADD COLUMN     "contact_title" TEXT;
