-- A snapshot is written with every record of a pull and taken apart hardly ever: as text it is kept as it comes.
-- AlterTable
ALTER TABLE "external_links" ALTER COLUMN "snapshot" SET DATA TYPE JSON;
