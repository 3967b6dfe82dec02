-- CreateTable
CREATE TABLE "live_sequences" (
    "organization_id" UUID NOT NULL,
    "last" BIGINT NOT NULL,
    "kept_from" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "live_sequences_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "live_events" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "family" TEXT,
    "contractor_id" UUID,
    "data" JSONB NOT NULL,
    "origin" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_events_pkey" PRIMARY KEY ("organization_id","sequence")
);

-- CreateTable
CREATE TABLE "contractor_states" (
    "organization_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "presence" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "position_at" TIMESTAMPTZ(6),
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "accuracy_meters" DOUBLE PRECISION,
    "speed" DOUBLE PRECISION,
    "heading" DOUBLE PRECISION,
    "site_work_order_id" UUID,
    "position_sequence" BIGINT,

    CONSTRAINT "contractor_states_pkey" PRIMARY KEY ("organization_id","contractor_id")
);

-- CreateTable
CREATE TABLE "location_points" (
    "organization_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "time_entry_id" UUID NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "accuracy_meters" DOUBLE PRECISION NOT NULL,
    "speed" DOUBLE PRECISION,
    "heading" DOUBLE PRECISION,

    CONSTRAINT "location_points_pkey" PRIMARY KEY ("organization_id","contractor_id","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "location_views" (
    "organization_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "viewer_name" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "location_views_pkey" PRIMARY KEY ("organization_id","contractor_id","day","viewer_id","kind")
);

-- CreateTable
CREATE TABLE "tracking_settings" (
    "organization_id" UUID NOT NULL,
    "continuous" BOOLEAN NOT NULL DEFAULT false,
    "retention_days" INTEGER NOT NULL DEFAULT 90,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tracking_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "live_events_organization_id_origin_key" ON "live_events"("organization_id", "origin");

-- CreateIndex
CREATE INDEX "live_events_organization_id_at_idx" ON "live_events"("organization_id", "at");

-- CreateIndex
CREATE INDEX "contractor_states_organization_id_position_sequence_idx" ON "contractor_states"("organization_id", "position_sequence");

-- AddForeignKey
ALTER TABLE "contractor_states" ADD CONSTRAINT "contractor_states_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "location_points" ADD CONSTRAINT "location_points_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "location_views" ADD CONSTRAINT "location_views_organization_id_contractor_id_fkey" FOREIGN KEY ("organization_id", "contractor_id") REFERENCES "contractors"("organization_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE live_events
  ADD CONSTRAINT live_events_audience CHECK ((family IS NULL) <> (contractor_id IS NULL));
ALTER TABLE contractor_states
  ADD CONSTRAINT contractor_states_presence CHECK (presence IN ('working', 'on_break', 'available', 'offline')),
  ADD CONSTRAINT contractor_states_place CHECK (
    (position_at IS NULL) = (latitude IS NULL) AND (latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL) = (accuracy_meters IS NULL));
ALTER TABLE location_points
  ADD CONSTRAINT location_points_place CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180 AND accuracy_meters >= 0);
ALTER TABLE location_views ADD CONSTRAINT location_views_kind CHECK (kind IN ('map', 'trail'));
-- A partition is dropped, unseen, when every organization's time is over: 400 days is the longest that one may choose.
ALTER TABLE tracking_settings ADD CONSTRAINT tracking_settings_retention CHECK (retention_days BETWEEN 1 AND 400);

-- The flush writes these with every batch: room in the page lets the row be rewritten in place.
ALTER TABLE live_sequences SET (fillfactor = 50);
ALTER TABLE contractor_states SET (fillfactor = 70);

SELECT protect_tenant_table('live_sequences');
SELECT protect_tenant_table('live_events');
SELECT protect_tenant_table('contractor_states');
SELECT protect_tenant_table('location_points');
SELECT protect_tenant_table('location_views');
SELECT protect_tenant_table('tracking_settings');

-- The application owns no table, so it asks its owner for the next months' partitions and for the end of the oldest. Neither
-- function takes a name or a date from its caller. Reached through the parent alone: nobody but the owner has rights on one.
CREATE FUNCTION keep_location_partitions() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  first date;
  partition text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('invoicepatch:location-partitions'));
  FOR month IN -1..2 LOOP
    first := (date_trunc('month', now() AT TIME ZONE 'UTC') + month * interval '1 month')::date;
    partition := 'location_points_' || to_char(first, 'YYYYMM');
    CONTINUE WHEN to_regclass(partition) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I PARTITION OF location_points FOR VALUES FROM (%L) TO (%L)', partition,
      first || ' 00:00+00', (first + interval '1 month')::date || ' 00:00+00');
    PERFORM protect_tenant_table(partition::regclass);
    EXECUTE format('REVOKE ALL ON %I FROM invoicepatch_app', partition);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

CREATE FUNCTION drop_location_partitions() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  partition text;
  dropped integer := 0;
BEGIN
  FOR partition IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'location_points'::regclass AND c.relname ~ '^location_points_\d{6}$'
      AND (to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month') AT TIME ZONE 'UTC' < now() - interval '401 days'
  LOOP
    EXECUTE format('DROP TABLE %I', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END
$$;

REVOKE ALL ON FUNCTION keep_location_partitions(), drop_location_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_location_partitions(), drop_location_partitions() TO invoicepatch_app;
SELECT keep_location_partitions();

-- Whom nobody has heard of for a while, over all organizations: the least that the schedule needs.
CREATE INDEX contractor_states_in_touch ON contractor_states (last_seen_at) WHERE presence <> 'offline';
GRANT CREATE ON SCHEMA public TO invoicepatch_system;
GRANT SELECT ON contractor_states TO invoicepatch_system;
CREATE POLICY system_lookup ON contractor_states FOR SELECT TO invoicepatch_system USING (true);
CREATE FUNCTION system_silent_contractors(before timestamptz)
  RETURNS TABLE (organization_id uuid, contractor_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT s.organization_id, s.contractor_id FROM contractor_states s
        WHERE s.presence <> 'offline' AND s.last_seen_at <= before ORDER BY s.last_seen_at LIMIT 1000 $$;
ALTER FUNCTION system_silent_contractors(timestamptz) OWNER TO invoicepatch_system;
REVOKE ALL ON FUNCTION system_silent_contractors(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system_silent_contractors(timestamptz) TO invoicepatch_app;
REVOKE CREATE ON SCHEMA public FROM invoicepatch_system;
