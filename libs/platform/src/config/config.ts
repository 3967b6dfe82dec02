import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '#kernel';
import { EnvironmentReader } from './environment-reader.js';
import { readTracing, type TracingConfig } from './tracing-config.js';

export type { TracingConfig } from './tracing-config.js';

export const CONFIG = Symbol('platform:config');

export type Role = 'all' | 'api' | 'worker';

export interface QuickBooksOnlineConfig {
  clientId: string;
  clientSecret: Secret;
  /** Where the company's data is served, without a trailing slash. */
  apiUrl: string;
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
  redirectUri: string;
  webhookVerifierToken?: Secret;
  /** Calls a minute and a month that one connection may make. */
  requestsPerMinute: number;
  requestsPerMonth: number;
}

/** A bucket that speaks Amazon's S3. */
export interface S3Config {
  /** Without the bucket and without a trailing slash. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: Secret;
}

export interface FilesConfig {
  /** Where files lie unless there is a bucket. Every process of the installation must see the same one. */
  folder: string;
  /** Bytes that one file may have. */
  maxBytes: number;
  s3?: S3Config;
}

export interface MailConfig {
  /** `smtp://` or `smtps://` with user and password; absent: letters become files in `outbox`. */
  url?: Secret;
  /** `Name <address>` or an address. */
  from: string;
  /** The folder for `.eml` files. */
  outbox: string;
}

/** VAPID keys (RFC 8292), base64url. */
export interface WebPushConfig {
  publicKey: string;
  privateKey: Secret;
  /** Whom a push service asks when something is wrong: `mailto:` or `https:`. */
  subject: string;
}

/** Pictures of the ground below the live map, from a server that the browser asks itself. */
export interface MapTilesConfig {
  /** With the places `{z}`, `{x}` and `{y}`. */
  url: string;
  /** Whose map it is, shown on it. */
  attribution: string;
}

/** Everything the environment decides, read and checked once at boot. */
export interface Config {
  environment: 'development' | 'test' | 'production';
  /** `api` serves HTTP, `worker` runs jobs and schedules, `all` does both. */
  role: Role;
  host: string;
  port: number;
  /** How people reach this installation, without a trailing slash. */
  publicUrl: string;
  databaseUrl: string;
  /** The owner's URL, for migrations; absent where `prisma migrate deploy` runs them. */
  migrationDatabaseUrl?: string;
  databasePoolSize: number;
  /** Lets several nodes tell each other about sockets through Redis; absent: through PostgreSQL. */
  redisUrl?: Secret;
  jwtSecret: Secret;
  /** 32 bytes, base64: wraps every organization's data key. */
  vaultMasterKey: Secret;
  /** Names the master key, so that a rotation can tell old from new. */
  vaultMasterKeyId: string;
  /** The key being replaced, during a rotation only. */
  vaultPreviousMasterKey?: Secret;
  vaultPreviousMasterKeyId?: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Off stops the schedules of the whole installation; each organization has a switch of its own. */
  syncEnabled: boolean;
  /** How long a company that has much to send or to read keeps a worker that others wait for. */
  syncTurnSeconds: number;
  /** How long an approval can be undone before the invoice leaves; organizations may choose another time. */
  approvalGraceSeconds: number;
  /** Hosts that outbound calls may reach although they are private, e.g. the sandbox on loopback. */
  egressAllowedHosts: string[];
  /** Requests a minute that one person or API key may send; an address may send five times as many. */
  requestsPerMinutePerCaller: number;
  /** Sign-in attempts a minute from one address. */
  signInsPerMinutePerAddress: number;
  /** Opens /metrics to callers that are not on this machine. */
  metricsToken?: Secret;
  trustProxy: boolean;
  files: FilesConfig;
  /** The Bank of Canada's Valet service, which publishes exchange rates; without a trailing slash. */
  bankOfCanadaUrl: string;
  mail: MailConfig;
  /** Absent: the map draws an outline of its own. */
  mapTiles?: MapTilesConfig;
  /** Signs what is pushed to browsers; absent: no web push. */
  webPush?: WebPushConfig;
  /** Absent: nothing is traced. */
  tracing?: TracingConfig;
  quickbooksOnline?: QuickBooksOnlineConfig;
}

const HTTP = ['http:', 'https:'] as const;
const POSTGRES = ['postgresql:', 'postgres:'] as const;

/** Reads the whole configuration. Throws `CONFIG.INVALID` naming every bad variable at once. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = new EnvironmentReader(withSecretFiles(env));
  const port = read.integer('PORT', 3000, 0, 65535);
  const databaseUrl = read.url('DATABASE_URL', undefined, POSTGRES);
  const jwtSecret = read.secret('JWT_SECRET', 32);
  const vaultMasterKey = read.key('VAULT_MASTER_KEY', 32);
  read.require(
    'DATABASE_URL',
    databaseUrl,
    'the PostgreSQL that holds the data (the start command sets it for the embedded server).',
  );
  read.require('JWT_SECRET', jwtSecret, 'it signs the access tokens.');
  read.require('VAULT_MASTER_KEY', vaultMasterKey, 'it seals the secrets in the database.');
  const publicUrl = read.url('PUBLIC_URL', `http://localhost:${port}`, HTTP);
  const environment = read.oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const role = read.oneOf('ROLE', ['all', 'api', 'worker'], 'all');
  const config: Partial<Config> = {
    environment,
    role,
    host: read.text('HOST', '127.0.0.1'),
    port,
    publicUrl,
    databaseUrl,
    migrationDatabaseUrl: read.url('MIGRATION_DATABASE_URL', undefined, POSTGRES),
    redisUrl: readRedis(read),
    databasePoolSize: read.integer('DATABASE_POOL_SIZE', 10, 2, 200),
    jwtSecret,
    vaultMasterKey,
    vaultMasterKeyId: read.text('VAULT_MASTER_KEY_ID', 'primary'),
    vaultPreviousMasterKey: read.key('VAULT_PREVIOUS_MASTER_KEY', 32),
    vaultPreviousMasterKeyId: read.text('VAULT_PREVIOUS_MASTER_KEY_ID'),
    logLevel: read.oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),
    syncEnabled: read.flag('SYNC_ENABLED', true),
    syncTurnSeconds: read.integer('SYNC_TURN_SECONDS', 10, 1, 3600),
    approvalGraceSeconds: read.integer('APPROVAL_GRACE_SECONDS', 10, 0, 3600),
    egressAllowedHosts: read
      .text('EGRESS_ALLOWED_HOSTS', '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    requestsPerMinutePerCaller: read.integer('REQUESTS_PER_MINUTE', 1200, 10, 1_000_000),
    signInsPerMinutePerAddress: read.integer('SIGN_INS_PER_MINUTE', 30, 1, 1_000_000),
    metricsToken: read.secret('METRICS_TOKEN', 16),
    trustProxy: read.flag('TRUST_PROXY', false),
    files: readFiles(read),
    bankOfCanadaUrl: read.url('BANK_OF_CANADA_URL', 'https://www.bankofcanada.ca/valet', HTTP),
    mail: readMail(read),
    mapTiles: readMapTiles(read),
    webPush: readWebPush(read, publicUrl),
    tracing: readTracing(read, { environment, role }),
    quickbooksOnline: readQuickBooksOnline(read, publicUrl),
  };
  read.refuseMistakes();
  return config as Config;
}

function readFiles(read: EnvironmentReader): FilesConfig {
  return {
    folder: read.text('FILES_DIR', join(read.text('DATA_DIR', '.data'), 'files')),
    maxBytes: read.integer('FILES_MAX_MEGABYTES', 20, 1, 500) * 1024 * 1024,
    s3: readS3(read),
  };
}

function readS3(read: EnvironmentReader): S3Config | undefined {
  const bucket = read.text('FILES_S3_BUCKET');
  if (bucket === undefined) return undefined;
  const accessKeyId = read.text('FILES_S3_ACCESS_KEY_ID');
  const secretAccessKey = read.secret('FILES_S3_SECRET_ACCESS_KEY', 8);
  const why = 'FILES_S3_BUCKET is set, and they come together.';
  read.require('FILES_S3_ACCESS_KEY_ID', accessKeyId, why);
  read.require('FILES_S3_SECRET_ACCESS_KEY', secretAccessKey, why);
  return {
    bucket,
    region: read.text('FILES_S3_REGION', 'ca-central-1'),
    endpoint: read.url('FILES_S3_ENDPOINT', 'https://s3.ca-central-1.amazonaws.com', HTTP),
    accessKeyId: accessKeyId as string,
    secretAccessKey: secretAccessKey as Secret,
  };
}

function readRedis(read: EnvironmentReader): Secret | undefined {
  const url = read.url('REDIS_URL', undefined, ['redis:', 'rediss:']);
  return url === undefined ? undefined : new Secret(url);
}

function readMail(read: EnvironmentReader): MailConfig {
  const url = read.url('MAIL_URL', undefined, ['smtp:', 'smtps:']);
  return {
    url: url === undefined ? undefined : new Secret(url),
    from: read.text('MAIL_FROM', 'InvoicePatch <invoicepatch@localhost>'),
    outbox: read.text('MAIL_OUTBOX', join(read.text('DATA_DIR', '.data'), 'outbox')),
  };
}

function readMapTiles(read: EnvironmentReader): MapTilesConfig | undefined {
  const url = read.url('MAP_TILES_URL', undefined, HTTP);
  if (url === undefined) return undefined;
  const missing = ['{z}', '{x}', '{y}'].filter((place) => !url.includes(place));
  if (missing.length > 0) read.mistakes.push(`MAP_TILES_URL must contain ${missing.join(', ')}.`);
  const attribution = read.text('MAP_TILES_ATTRIBUTION');
  read.require('MAP_TILES_ATTRIBUTION', attribution, 'whoever draws the map wants to be named on it.');
  return { url, attribution: attribution ?? '' };
}

function readWebPush(read: EnvironmentReader, publicUrl: string): WebPushConfig | undefined {
  const publicKey = read.text('VAPID_PUBLIC_KEY');
  if (publicKey === undefined) return undefined;
  const privateKey = read.secret('VAPID_PRIVATE_KEY', 40);
  read.require('VAPID_PRIVATE_KEY', privateKey, 'VAPID_PUBLIC_KEY is set, and both come together.');
  return {
    publicKey,
    privateKey: privateKey as Secret,
    subject: read.text('VAPID_SUBJECT', publicUrl),
  };
}

function readQuickBooksOnline(
  read: EnvironmentReader,
  publicUrl: string,
): QuickBooksOnlineConfig | undefined {
  const clientId = read.text('QBO_CLIENT_ID');
  if (clientId === undefined) return undefined;
  const clientSecret = read.secret('QBO_CLIENT_SECRET', 1);
  read.require('QBO_CLIENT_SECRET', clientSecret, 'QBO_CLIENT_ID is set, and both come together.');
  return {
    clientId,
    clientSecret: clientSecret as Secret,
    apiUrl: read.url('QBO_API_URL', 'https://quickbooks.api.intuit.com', HTTP),
    authorizeUrl: read.url('QBO_AUTHORIZE_URL', 'https://appcenter.intuit.com/connect/oauth2', HTTP),
    tokenUrl: read.url('QBO_TOKEN_URL', 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer', HTTP),
    revokeUrl: read.url('QBO_REVOKE_URL', 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke', HTTP),
    redirectUri: read.url(
      'QBO_REDIRECT_URI',
      `${publicUrl}/api/v1/integrations/quickbooks-online/callback`,
      HTTP,
    ),
    webhookVerifierToken: read.secret('QBO_WEBHOOK_VERIFIER_TOKEN', 8),
    requestsPerMinute: read.integer('QBO_REQUESTS_PER_MINUTE', 450, 1, 100_000),
    requestsPerMonth: read.integer('QBO_REQUESTS_PER_MONTH', 500_000, 1, 1_000_000_000),
  };
}

/** `NAME_FILE` names a file whose content is NAME: how orchestrators hand over secrets. */
function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const merged: NodeJS.ProcessEnv = { ...env };
  for (const [name, path] of Object.entries(env)) {
    const target = name.replace(/_FILE$/, '');
    if (
      target !== name &&
      path &&
      !merged[target] &&
      /^(JWT_|VAULT_|QBO_|DATABASE_|MIGRATION_|METRICS_|FILES_S3_|MAIL_|VAPID_|REDIS_|OTEL_EXPORTER_OTLP_HEADERS_)/.test(
        name,
      )
    ) {
      merged[target] = readFileSync(path, 'utf8').trim();
    }
  }
  return merged;
}
