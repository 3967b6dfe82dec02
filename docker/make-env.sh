#!/bin/sh
# Prints the settings of a new installation, with secrets of its own: sh docker/make-env.sh > docker/invoicepatch.env
set -eu
hex() { openssl rand -hex 24; }
owner=$(hex)
app=$(hex)
sandbox=$(hex)
cat <<ENV
# Keep this file secret, and keep a copy elsewhere: without VAULT_MASTER_KEY the stored credentials are lost.
PUBLIC_URL=http://localhost:3000
JWT_SECRET=$(openssl rand -hex 32)
VAULT_MASTER_KEY=$(openssl rand -base64 32)
VAULT_MASTER_KEY_ID=primary

# The mail server, such as smtps://user:password@mail.example.com; empty: letters become files in the volume \`files\`.
MAIL_URL=
# The sender of every letter.
#MAIL_FROM=InvoicePatch <billing@example.com>

OWNER_DATABASE_PASSWORD=$owner
APP_DATABASE_PASSWORD=$app
DATABASE_URL=postgresql://invoicepatch_login:$app@postgres:5432/invoicepatch

# The simulated QuickBooks Online. For the real one, delete from here to the end and set QBO_CLIENT_ID,
# QBO_CLIENT_SECRET and QBO_WEBHOOK_VERIFIER_TOKEN of your application at Intuit.
COMPOSE_PROFILES=sandbox
DEMO=true
SANDBOX_URL=http://localhost:3900
SANDBOX_CLIENT_ID=invoicepatch-local
SANDBOX_CLIENT_SECRET=$sandbox
QBO_CLIENT_ID=invoicepatch-local
QBO_CLIENT_SECRET=$sandbox
QBO_WEBHOOK_VERIFIER_TOKEN=$(hex)
QBO_API_URL=http://sandbox:3900
QBO_AUTHORIZE_URL=http://localhost:3900/connect/oauth2
QBO_TOKEN_URL=http://sandbox:3900/oauth2/v1/tokens/bearer
QBO_REVOKE_URL=http://sandbox:3900/v2/oauth2/tokens/revoke
EGRESS_ALLOWED_HOSTS=sandbox
ENV
