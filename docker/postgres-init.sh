#!/bin/sh
# Runs once, when the database's volume is new: the role that owns nothing, and the application's login in it.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$APP_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE invoicepatch_app NOLOGIN;
CREATE ROLE invoicepatch_login LOGIN PASSWORD :'password' IN ROLE invoicepatch_app;
SQL
