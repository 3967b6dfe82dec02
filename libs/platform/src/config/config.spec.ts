import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { DomainError } from '#kernel';
import { loadConfig } from './config.js';

const good = {
  DATABASE_URL: 'postgresql://app:pw@db.example:5432/invoicepatch',
  JWT_SECRET: randomBytes(32).toString('hex'),
  VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
};

function mistakesOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CONFIG.INVALID') return error.message;
    throw error;
  }
  return '';
}

describe('configuration', () => {
  it('needs three variables and has a sensible value for all others', () => {
    expect(loadConfig(good)).toMatchObject({
      environment: 'development',
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databasePoolSize: 10,
      vaultMasterKeyId: 'primary',
      egressAllowedHosts: [],
      requestsPerMinutePerCaller: 1200,
      signInsPerMinutePerAddress: 30,
      metricsToken: undefined,
      mail: { url: undefined, outbox: '.data/outbox' },
      webPush: undefined,
      tracing: undefined,
      quickbooksOnline: undefined,
    });
  });

  it('names every missing variable at once', () => {
    const message = mistakesOf({});
    for (const name of Object.keys(good)) expect(message).toContain(`${name} is missing`);
  });

  it('names every bad variable at once, and shows no secret', () => {
    const bad = {
      NODE_ENV: 'staging',
      ROLE: 'boss',
      PORT: '70000',
      PUBLIC_URL: 'invoicepatch.example',
      DATABASE_URL: 'mysql://app:hunter2@db/x',
      MIGRATION_DATABASE_URL: 'not a url with hunter2',
      DATABASE_POOL_SIZE: '1.5',
      JWT_SECRET: 'hunter2',
      VAULT_MASTER_KEY: 'hunter2',
      VAULT_PREVIOUS_MASTER_KEY: 'hunter2',
      LOG_LEVEL: 'loud',
      SYNC_ENABLED: 'perhaps',
      REQUESTS_PER_MINUTE: 'many',
      SIGN_INS_PER_MINUTE: '0',
      METRICS_TOKEN: 'hunter2',
      TRUST_PROXY: '2',
      MAIL_URL: 'https://hunter2@mail.example',
      VAPID_PUBLIC_KEY: 'key',
      VAPID_PRIVATE_KEY: 'hunter2',
      QBO_CLIENT_ID: 'id',
      QBO_CLIENT_SECRET: '',
      QBO_API_URL: 'ftp://example.com',
      QBO_REQUESTS_PER_MINUTE: '-1',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'hunter2',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_TRACES_SAMPLER: 'some',
      OTEL_TRACES_SAMPLER_ARG: '2',
      OTEL_BSP_MAX_QUEUE_SIZE: '1',
    };
    const message = mistakesOf(bad);
    const named = Object.keys(bad).filter(
      (name) => !['QBO_CLIENT_ID', 'VAPID_PUBLIC_KEY'].includes(name) && !message.includes(name),
    );
    expect(named).toEqual([]);
    expect(message).not.toContain('hunter2');
  });

  it('takes keys in base64 and in hexadecimal for the same', () => {
    const key = randomBytes(32);
    const [base64, hex] = [key.toString('base64'), key.toString('hex')].map(
      (text) => loadConfig({ ...good, VAULT_MASTER_KEY: text }).vaultMasterKey,
    );
    expect(base64?.reveal()).toBe(hex?.reveal());
  });

  it('reads secrets from files, as orchestrators hand them over', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    const path = join(folder, 'jwt');
    writeFileSync(path, `${good.JWT_SECRET}\n`);
    const { JWT_SECRET: _inline, ...rest } = good;
    expect(loadConfig({ ...rest, JWT_SECRET_FILE: path }).jwtSecret.reveal()).toBe(good.JWT_SECRET);
    rmSync(folder, { recursive: true });
  });

  it('can be printed without giving a secret away', () => {
    const env = {
      ...good,
      QBO_CLIENT_ID: 'id',
      QBO_CLIENT_SECRET: 'very-secret',
      METRICS_TOKEN: 'also-very-secret',
      MAIL_URL: 'smtps://books:mail-secret@mail.example',
    };
    const printed =
      inspect(loadConfig(env), { depth: 9, showHidden: true }) + JSON.stringify(loadConfig(env));
    for (const secret of [
      good.JWT_SECRET,
      good.VAULT_MASTER_KEY,
      'very-secret',
      'also-very-secret',
      'mail-secret',
    ])
      expect(printed).not.toContain(secret);
  });

  it('takes pictures of the ground from where their place can be named, and only with whose they are', () => {
    const mapTiles = { url: 'https://tiles.example/{z}/{x}/{y}.png', attribution: 'Example Maps' };
    const set = { MAP_TILES_URL: mapTiles.url, MAP_TILES_ATTRIBUTION: mapTiles.attribution };
    expect(loadConfig({ ...good, ...set }).mapTiles).toEqual(mapTiles);
    expect(loadConfig(good).mapTiles).toBeUndefined();
    expect(mistakesOf({ ...good, MAP_TILES_URL: 'https://tiles.example/{z}/{x}.png' })).toMatch(
      /MAP_TILES_URL must contain \{y\}[\s\S]*MAP_TILES_ATTRIBUTION is missing/,
    );
  });

  it("takes OpenTelemetry's own variables, and is off without an address or when told so", () => {
    const set = {
      ...good,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=collector%20secret',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging, host.name=a',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    };
    const { tracing } = loadConfig(set);
    expect(tracing).toMatchObject({
      url: 'http://collector:4318/v1/traces',
      serviceName: 'invoicepatch',
      resource: { 'deployment.environment.name': 'staging', 'host.name': 'a', 'invoicepatch.role': 'all' },
      sampler: 'parentbased_traceidratio',
      ratio: 0.25,
      queue: { maxSize: 2048, batchSize: 512 },
    });
    expect(inspect(tracing, { depth: 9, showHidden: true })).not.toContain('collector%20secret');
    expect(
      loadConfig({ ...set, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://t.example/in' }).tracing?.url,
    ).toBe('https://t.example/in');
    for (const off of [{ OTEL_SDK_DISABLED: 'true' }, { OTEL_TRACES_EXPORTER: 'none' }])
      expect(loadConfig({ ...set, ...off }).tracing).toBeUndefined();
  });

  it('cuts a trailing slash off addresses and trims lists', () => {
    const env = {
      ...good,
      PUBLIC_URL: 'https://books.example/',
      EGRESS_ALLOWED_HOSTS: ' a.example, ,b.example ',
    };
    expect(loadConfig(env)).toMatchObject({
      publicUrl: 'https://books.example',
      egressAllowedHosts: ['a.example', 'b.example'],
    });
  });
});
