-- CreateTable
CREATE TABLE "party_contacts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "notes" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_contacts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "party_addresses" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "timezone" TEXT,
    "notes" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_addresses_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contractor_skills" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "service_type_id" UUID,
    "certificate" TEXT,
    "expires_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contractor_skills_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contractor_clearances" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT,
    "number" TEXT,
    "province" TEXT,
    "coverage" DECIMAL(19,2),
    "valid_from" DATE,
    "expires_on" DATE,
    "file_id" UUID,
    "notes" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contractor_clearances_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contractor_profiles" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "home_address" JSONB,
    "home_latitude" DECIMAL(9,6),
    "home_longitude" DECIMAL(9,6),
    "timezone" TEXT,
    "vehicle" TEXT,
    "vehicle_plate" TEXT,
    "skill_tier" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contractor_profiles_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contractor_tax_identities" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slip" TEXT NOT NULL DEFAULT 't5018',
    "business_number_sealed" TEXT,
    "business_number_ending" TEXT,
    "sin_sealed" TEXT,
    "sin_ending" TEXT,
    "gst_number" TEXT,
    "qst_number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contractor_tax_identities_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "units" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_fr" TEXT,
    "kind" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL DEFAULT 2,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "units_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "service_types" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_fr" TEXT,
    "description" TEXT,
    "unit_id" UUID,
    "item_id" UUID,
    "taxability" TEXT NOT NULL DEFAULT 'taxable',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_types_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "party_contacts_organization_id_customer_id_idx" ON "party_contacts"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "party_contacts_organization_id_contractor_id_idx" ON "party_contacts"("organization_id", "contractor_id");

-- CreateIndex
CREATE INDEX "party_addresses_organization_id_customer_id_idx" ON "party_addresses"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "party_addresses_organization_id_contractor_id_idx" ON "party_addresses"("organization_id", "contractor_id");

-- CreateIndex
CREATE UNIQUE INDEX "contractor_skills_organization_id_contractor_id_name_key" ON "contractor_skills"("organization_id", "contractor_id", "name");

-- CreateIndex
CREATE INDEX "contractor_clearances_organization_id_contractor_id_idx" ON "contractor_clearances"("organization_id", "contractor_id");

-- CreateIndex
CREATE INDEX "contractor_clearances_organization_id_expires_on_idx" ON "contractor_clearances"("organization_id", "expires_on");

-- CreateIndex
CREATE UNIQUE INDEX "units_organization_id_code_key" ON "units"("organization_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "service_types_organization_id_code_key" ON "service_types"("organization_id", "code");

-- AddForeignKey
ALTER TABLE "party_contacts" ADD CONSTRAINT "party_contacts_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "party_contacts" ADD CONSTRAINT "party_contacts_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "party_addresses" ADD CONSTRAINT "party_addresses_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "party_addresses" ADD CONSTRAINT "party_addresses_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contractor_skills" ADD CONSTRAINT "contractor_skills_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contractor_clearances" ADD CONSTRAINT "contractor_clearances_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contractor_profiles" ADD CONSTRAINT "contractor_profiles_organization_id_id_fkey" FOREIGN KEY ("organization_id", "id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contractor_tax_identities" ADD CONSTRAINT "contractor_tax_identities_organization_id_id_fkey" FOREIGN KEY ("organization_id", "id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "service_types" ADD CONSTRAINT "service_types_organization_id_unit_id_fkey" FOREIGN KEY ("organization_id", "unit_id") REFERENCES "units"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "service_types" ADD CONSTRAINT "service_types_organization_id_item_id_fkey" FOREIGN KEY ("organization_id", "item_id") REFERENCES "items"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What must never be, whoever writes.
ALTER TABLE "party_contacts" ADD CONSTRAINT "party_contacts_one_owner" CHECK (num_nonnulls(customer_id, contractor_id) = 1);
ALTER TABLE "party_addresses" ADD CONSTRAINT "party_addresses_one_owner" CHECK (num_nonnulls(customer_id, contractor_id) = 1),
  ADD CONSTRAINT "party_addresses_on_earth" CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT "party_addresses_whole_point" CHECK ((latitude IS NULL) = (longitude IS NULL));
ALTER TABLE "contractor_profiles" ADD CONSTRAINT "contractor_profiles_on_earth" CHECK (home_latitude BETWEEN -90 AND 90 AND home_longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT "contractor_profiles_whole_point" CHECK ((home_latitude IS NULL) = (home_longitude IS NULL));
ALTER TABLE "contractor_clearances" ADD CONSTRAINT "contractor_clearances_in_order" CHECK (valid_from <= expires_on);

SELECT protect_tenant_table('party_contacts');
SELECT protect_tenant_table('party_addresses');
SELECT protect_tenant_table('contractor_skills');
SELECT protect_tenant_table('contractor_clearances');
SELECT protect_tenant_table('contractor_profiles');
SELECT protect_tenant_table('contractor_tax_identities');
SELECT protect_tenant_table('units');
SELECT protect_tenant_table('service_types');
