import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { newId } from '#kernel';
import { type Config, loadConfig } from '../config/config.js';
import { Database } from '../database/database.js';
import { runAsTenant, systemActor } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { configureHttp } from '../http/configure-http.js';
import { createHttpAdapter } from '../http/http-adapter.js';
import { Log } from '../observability/log.js';
import { PlatformModule } from '../platform.module.js';
import { endOnFaults, FaultLog } from './faults.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface TestApp {
  app: NestFastifyApplication;
  database: TestDatabase;
  config: Config;
  /** Creates an organization and returns its id. */
  createOrganization(name?: string): Promise<string>;
  as<T>(organizationId: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface TestAppOptions {
  env?: NodeJS.ProcessEnv;
  listen?: boolean;
  database?: TestDatabase;
  log?: Log;
  /** A fault of ours is what the test is about. */
  hasFaults?: boolean;
}

/** A real application over a real database of its own, listening on a free port when `listen` is set. */
export async function createTestApp(
  modules: (Type | DynamicModule)[],
  options: TestAppOptions = {},
): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const config = testConfig(database.url, options.env);
  const log = options.log ?? FaultLog.create(config.logLevel);
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config), ...modules] })
    .overrideProvider(Log)
    .useValue(log)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(createHttpAdapter(config), {
    logger: false,
    bodyParser: false,
  });
  const close = async () => {
    await app.close();
    await rm(config.files.folder, { recursive: true, force: true });
    if (!options.database) await database.drop();
  };
  try {
    configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    if (options.listen) await app.listen(0, '127.0.0.1');
  } catch (error) {
    // A refused boot has started some of its parts already, and they would outlive the spec.
    await close();
    throw error;
  }
  if (!options.hasFaults) endOnFaults(app, log);
  return {
    app,
    database,
    config,
    createOrganization: (name) => createOrganization(app, name),
    as: (organizationId, work) => runAsTenant(organizationId, systemActor('test'), work),
    close,
  };
}

export function testConfig(databaseUrl: string, env: NodeJS.ProcessEnv = {}): Config {
  return loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    JWT_SECRET: randomBytes(32).toString('hex'),
    VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'silent',
    EGRESS_ALLOWED_HOSTS: '127.0.0.1,localhost',
    // Nobody answers there: a test that wants exchange rates brings its own bank.
    BANK_OF_CANADA_URL: 'http://127.0.0.1:1/valet',
    // Made by the first file and removed with the application.
    FILES_DIR: join(tmpdir(), `invoicepatch-files-${newId()}`),
    // A scenario sends in a second what a person sends in a day.
    REQUESTS_PER_MINUTE: '1000000',
    SIGN_INS_PER_MINUTE: '1000000',
    MAIL_OUTBOX: join(tmpdir(), 'invoicepatch-test-outbox'),
    // What is approved leaves at once, unless a test says otherwise.
    APPROVAL_GRACE_SECONDS: '0',
    ...env,
  });
}

async function createOrganization(app: NestFastifyApplication, name = 'Test Mechanical'): Promise<string> {
  const id = newId();
  const database = app.get(Database);
  await runAsTenant(id, systemActor('test'), () =>
    app.get(UnitOfWork).run(async () => {
      await database.prisma.organization.create({
        data: { id, name, slug: `test-${id}`, timezone: 'America/Toronto', province: 'ON' },
      });
    }),
  );
  return id;
}
