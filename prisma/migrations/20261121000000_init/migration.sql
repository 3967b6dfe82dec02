-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "connections" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "remote_company_id" TEXT NOT NULL,
    "remote_company_name" TEXT,
    "country" TEXT,
    "currency" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "status_reason" JSONB,
    "paused_until" TIMESTAMPTZ(6),
    "last_success_at" TIMESTAMPTZ(6),
    "confirmed_at" TIMESTAMPTZ(6),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "connection_credentials" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "access_expires_at" TIMESTAMPTZ(6),
    "refresh_expires_at" TIMESTAMPTZ(6),
    "refresh_hard_expires_at" TIMESTAMPTZ(6),
    "lease_fence" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_credentials_pkey" PRIMARY KEY ("organization_id","connection_id")
);

-- CreateTable
CREATE TABLE "oauth_states" (
    "organization_id" UUID NOT NULL,
    "state_hash" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "connection_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "oauth_states_pkey" PRIMARY KEY ("organization_id","state_hash")
);

-- CreateTable
CREATE TABLE "external_links" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "local_id" UUID NOT NULL,
    "remote_id" TEXT NOT NULL,
    "remote_version" TEXT,
    "remote_updated_at" TIMESTAMPTZ(6),
    "snapshot" JSONB NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_links_pkey" PRIMARY KEY ("organization_id","connection_id","entity","remote_id")
);

-- CreateTable
CREATE TABLE "sync_runs" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "calls" INTEGER NOT NULL DEFAULT 0,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "error" JSONB,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "sync_runs_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sync_operations" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "local_id" UUID NOT NULL,
    "local_version" INTEGER NOT NULL,
    "operation" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(6),
    "next_attempt_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "remote_id" TEXT,
    "remote_version" TEXT,
    "error" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(6),

    CONSTRAINT "sync_operations_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sync_cursors" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cursor" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_cursors_pkey" PRIMARY KEY ("organization_id","connection_id","entity","kind")
);

-- CreateTable
CREATE TABLE "conflicts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "local_id" UUID,
    "remote_id" TEXT,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "fields" TEXT[],
    "base" JSONB,
    "local" JSONB,
    "remote" JSONB,
    "resolution" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(6),
    "resolved_by" UUID,

    CONSTRAINT "conflicts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "remote_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(6),

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("organization_id","connection_id","provider","event_id")
);

-- CreateTable
CREATE TABLE "api_usage" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "window" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "api_usage_pkey" PRIMARY KEY ("organization_id","connection_id","window","starts_at")
);

-- CreateTable
CREATE TABLE "schedule_slots" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_slots_pkey" PRIMARY KEY ("organization_id","name","slot")
);

-- CreateTable
CREATE TABLE "approval_decisions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "invoice_version" INTEGER NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "approval_decisions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "items" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sku" TEXT,
    "type" TEXT NOT NULL,
    "description" TEXT,
    "unit_price" DECIMAL(19,6),
    "purchase_cost" DECIMAL(19,6),
    "quantity_on_hand" DECIMAL(19,6),
    "taxable" BOOLEAN NOT NULL DEFAULT true,
    "sales_tax_code_id" UUID,
    "income_account_id" UUID,
    "expense_account_id" UUID,
    "asset_account_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "items_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tax_rates" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "percent" DECIMAL(19,6) NOT NULL,
    "agency" TEXT,
    "history" JSONB NOT NULL DEFAULT '[]',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tax_rates_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tax_codes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "taxable" BOOLEAN NOT NULL DEFAULT true,
    "sales_rates" JSONB NOT NULL DEFAULT '[]',
    "purchase_rates" JSONB NOT NULL DEFAULT '[]',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tax_codes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "terms" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "due_days" INTEGER,
    "day_of_month_due" INTEGER,
    "discount_days" INTEGER,
    "discount_percent" DECIMAL(19,6),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "terms_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "payment_methods" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_methods_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT,
    "type" TEXT NOT NULL,
    "subtype" TEXT,
    "classification" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "classes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "classes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "locale" TEXT NOT NULL DEFAULT 'en-CA',
    "sync_enabled" BOOLEAN NOT NULL DEFAULT true,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en-CA',
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "job_financial_snapshots" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT NOT NULL,
    "contract_amount" DECIMAL(19,4) NOT NULL,
    "labour_cost" DECIMAL(19,4) NOT NULL,
    "material_cost" DECIMAL(19,4) NOT NULL,
    "committed_cost" DECIMAL(19,4) NOT NULL,
    "invoiced" DECIMAL(19,4) NOT NULL,
    "paid" DECIMAL(19,4) NOT NULL,
    "margin" DECIMAL(19,4) NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "job_financial_snapshots_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "job_id" UUID,
    "purchase_order_id" UUID,
    "invoice_date" DATE NOT NULL,
    "due_date" DATE,
    "term_id" UUID,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "exchange_rate" DECIMAL(19,6),
    "subtotal" DECIMAL(19,4) NOT NULL,
    "discount_amount" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "tax_amount" DECIMAL(19,4) NOT NULL,
    "total" DECIMAL(19,4) NOT NULL,
    "balance" DECIMAL(19,4) NOT NULL,
    "tax_breakdown" JSONB NOT NULL DEFAULT '[]',
    "provider_totals" JSONB,
    "billing_address" JSONB,
    "email" TEXT,
    "customer_memo" TEXT,
    "private_note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "rejection_reason" TEXT,
    "approved_at" TIMESTAMPTZ(6),
    "approved_by" UUID,
    "created_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "organization_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'item',
    "item_id" UUID,
    "account_id" UUID,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,
    "unit_price" DECIMAL(19,6) NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "tax_code_id" UUID,
    "tax_amount" DECIMAL(19,4),
    "service_date" DATE,
    "job_id" UUID,
    "job_line_number" INTEGER,
    "time_entry_id" UUID,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("organization_id","invoice_id","line_number")
);

-- CreateTable
CREATE TABLE "payments" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "payment_date" DATE NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "unapplied_amount" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "exchange_rate" DECIMAL(19,6),
    "payment_method_id" UUID,
    "account_id" UUID,
    "reference" TEXT,
    "memo" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "payment_allocations" (
    "organization_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "payment_allocations_pkey" PRIMARY KEY ("organization_id","payment_id","line_number")
);

-- CreateTable
CREATE TABLE "jobs" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "purchase_order_id" UUID,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "status" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 3,
    "contract_amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "site_address" JSONB,
    "due_date" DATE,
    "started_at" TIMESTAMPTZ(6),
    "completed_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "job_lines" (
    "organization_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "purchase_order_id" UUID,
    "purchase_order_line_number" INTEGER,
    "item_id" UUID,
    "description" TEXT NOT NULL,
    "unit_price" DECIMAL(19,6) NOT NULL,
    "tax_code_id" UUID,
    "quantity_ordered" DECIMAL(19,6) NOT NULL,
    "quantity_completed" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "quantity_invoiced" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "override_reason" TEXT,

    CONSTRAINT "job_lines_pkey" PRIMARY KEY ("organization_id","job_id","line_number")
);

-- CreateTable
CREATE TABLE "customers" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "company_name" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "billing_address" JSONB,
    "shipping_address" JSONB,
    "parent_id" UUID,
    "is_project" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "tax_exempt" BOOLEAN NOT NULL DEFAULT false,
    "term_id" UUID,
    "notes" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contractors" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'contractor',
    "display_name" TEXT NOT NULL,
    "company_name" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "address" JSONB,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "term_id" UUID,
    "notes" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contractors_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT,
    "data" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("organization_id","sequence")
);

-- CreateTable
CREATE TABLE "data_keys" (
    "organization_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "data_keys_pkey" PRIMARY KEY ("organization_id","version")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_body" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("organization_id","key")
);

-- CreateTable
CREATE TABLE "counters" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "counters_pkey" PRIMARY KEY ("organization_id","name")
);

-- CreateTable
CREATE TABLE "purchase_orders" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "customer_id" UUID,
    "contractor_id" UUID,
    "order_date" DATE NOT NULL,
    "due_date" DATE,
    "currency" TEXT NOT NULL DEFAULT 'CAD',
    "exchange_rate" DECIMAL(19,6),
    "billing_address" JSONB,
    "shipping_address" JSONB,
    "priority" INTEGER NOT NULL DEFAULT 3,
    "rush" BOOLEAN NOT NULL DEFAULT false,
    "memo" TEXT,
    "customer_notes" TEXT,
    "subtotal" DECIMAL(19,4) NOT NULL,
    "tax_amount" DECIMAL(19,4) NOT NULL,
    "total" DECIMAL(19,4) NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "purchase_orders_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "purchase_order_lines" (
    "organization_id" UUID NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "item_id" UUID,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,
    "unit_price" DECIMAL(19,6) NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "tax_code_id" UUID,

    CONSTRAINT "purchase_order_lines_pkey" PRIMARY KEY ("organization_id","purchase_order_id","line_number")
);

-- CreateTable
CREATE TABLE "time_entries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "customer_id" UUID,
    "job_id" UUID,
    "item_id" UUID,
    "work_date" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "description" TEXT,
    "billable" BOOLEAN NOT NULL DEFAULT true,
    "hourly_rate" DECIMAL(19,6),
    "cost_rate" DECIMAL(19,6),
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "time_entries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "connections_system_remote_company_id_idx" ON "connections"("system", "remote_company_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_links_organization_id_connection_id_entity_local_i_key" ON "external_links"("organization_id", "connection_id", "entity", "local_id");

-- CreateIndex
CREATE INDEX "sync_runs_organization_id_connection_id_started_at_idx" ON "sync_runs"("organization_id", "connection_id", "started_at");

-- CreateIndex
CREATE INDEX "sync_operations_organization_id_connection_id_status_next_a_idx" ON "sync_operations"("organization_id", "connection_id", "status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "sync_operations_organization_id_entity_local_id_idx" ON "sync_operations"("organization_id", "entity", "local_id");

-- CreateIndex
CREATE UNIQUE INDEX "sync_operations_organization_id_connection_id_idempotency_k_key" ON "sync_operations"("organization_id", "connection_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "conflicts_organization_id_connection_id_status_idx" ON "conflicts"("organization_id", "connection_id", "status");

-- CreateIndex
CREATE INDEX "webhook_events_organization_id_connection_id_processed_at_idx" ON "webhook_events"("organization_id", "connection_id", "processed_at");

-- CreateIndex
CREATE INDEX "approval_decisions_organization_id_invoice_id_idx" ON "approval_decisions"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "items_organization_id_name_id_idx" ON "items"("organization_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "organizations_slug_key" ON "organizations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "refresh_tokens_organization_id_family_id_idx" ON "refresh_tokens"("organization_id", "family_id");

-- CreateIndex
CREATE INDEX "refresh_tokens_organization_id_user_id_idx" ON "refresh_tokens"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "job_financial_snapshots_organization_id_job_id_taken_at_idx" ON "job_financial_snapshots"("organization_id", "job_id", "taken_at");

-- CreateIndex
CREATE INDEX "invoices_organization_id_direction_status_invoice_date_id_idx" ON "invoices"("organization_id", "direction", "status", "invoice_date", "id");

-- CreateIndex
CREATE INDEX "invoices_organization_id_customer_id_idx" ON "invoices"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "invoices_organization_id_contractor_id_idx" ON "invoices"("organization_id", "contractor_id");

-- CreateIndex
CREATE INDEX "invoices_organization_id_job_id_idx" ON "invoices"("organization_id", "job_id");

-- CreateIndex
CREATE INDEX "invoice_lines_organization_id_job_id_idx" ON "invoice_lines"("organization_id", "job_id");

-- CreateIndex
CREATE INDEX "payments_organization_id_customer_id_idx" ON "payments"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "payment_allocations_organization_id_invoice_id_idx" ON "payment_allocations"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "jobs_organization_id_status_created_at_id_idx" ON "jobs"("organization_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "jobs_organization_id_customer_id_idx" ON "jobs"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "jobs_organization_id_purchase_order_id_idx" ON "jobs"("organization_id", "purchase_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "jobs_organization_id_number_key" ON "jobs"("organization_id", "number");

-- CreateIndex
CREATE INDEX "job_lines_organization_id_purchase_order_id_idx" ON "job_lines"("organization_id", "purchase_order_id");

-- CreateIndex
CREATE INDEX "customers_organization_id_display_name_id_idx" ON "customers"("organization_id", "display_name", "id");

-- CreateIndex
CREATE INDEX "customers_organization_id_parent_id_idx" ON "customers"("organization_id", "parent_id");

-- CreateIndex
CREATE INDEX "contractors_organization_id_display_name_id_idx" ON "contractors"("organization_id", "display_name", "id");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_entity_entity_id_idx" ON "audit_entries"("organization_id", "entity", "entity_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- CreateIndex
CREATE INDEX "purchase_orders_organization_id_direction_status_order_date_idx" ON "purchase_orders"("organization_id", "direction", "status", "order_date", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_organization_id_customer_id_idx" ON "purchase_orders"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "time_entries_organization_id_contractor_id_work_date_idx" ON "time_entries"("organization_id", "contractor_id", "work_date");

-- CreateIndex
CREATE INDEX "time_entries_organization_id_job_id_idx" ON "time_entries"("organization_id", "job_id");

-- AddForeignKey
ALTER TABLE "connection_credentials" ADD CONSTRAINT "connection_credentials_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "external_links" ADD CONSTRAINT "external_links_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_operations" ADD CONSTRAINT "sync_operations_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sync_cursors" ADD CONSTRAINT "sync_cursors_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "api_usage" ADD CONSTRAINT "api_usage_organization_id_connection_id_fkey" FOREIGN KEY ("organization_id", "connection_id") REFERENCES "connections"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_financial_snapshots" ADD CONSTRAINT "job_financial_snapshots_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_allocations" ADD CONSTRAINT "payment_allocations_organization_id_payment_id_fkey" FOREIGN KEY ("organization_id", "payment_id") REFERENCES "payments"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_allocations" ADD CONSTRAINT "payment_allocations_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_purchase_order_id_fkey" FOREIGN KEY ("organization_id", "purchase_order_id") REFERENCES "purchase_orders"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "job_lines" ADD CONSTRAINT "job_lines_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_organization_id_purchase_order_id_fkey" FOREIGN KEY ("organization_id", "purchase_order_id") REFERENCES "purchase_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_organization_id_job_id_fkey" FOREIGN KEY ("organization_id", "job_id") REFERENCES "jobs"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
