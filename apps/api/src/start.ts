import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assertCurrentTimeZones, TZDATA_VERSION } from '#kernel';
import {
  type Config,
  configureHttp,
  createHttpAdapter,
  Log,
  loadConfig,
  prepareDatabase,
  serveOpenApi,
} from '#platform';
import { AppModule } from './app.module.js';
import { demoFrom } from './demo.js';
import { seedDemo } from './seed/seed-demo.js';

/**
 * Starts what ROLE asks for: `api` serves HTTP, `worker` runs jobs and schedules, `all` does both. SIGTERM and SIGINT
 * let running requests and jobs end first. Throws what `explainFailure` can put into words.
 */
export async function start(env: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const config = loadConfig(env);
  assertCurrentTimeZones();
  if (config.migrationDatabaseUrl) await prepareDatabase(config.migrationDatabaseUrl);
  if (config.role === 'worker') return startWorker(config);
  const app = await createHttpApp(config);
  const demo = demoFrom(env);
  if (demo) await seedDemo(app, demo.password);
  await app.listen(config.port, config.host);
  app.get(Log).info('started', { role: config.role, url: config.publicUrl, tzdata: TZDATA_VERSION });
  return app;
}

async function startWorker(config: Config): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), QUIET);
  app.enableShutdownHooks();
  app.get(Log).info('started', { role: config.role, tzdata: TZDATA_VERSION });
  return app;
}

/** The API, ready to be asked, before it listens anywhere. */
export async function createHttpApp(config: Config): Promise<NestFastifyApplication> {
  const options = { ...QUIET, bodyParser: false };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    createHttpAdapter(config),
    options,
  );
  configureHttp(app);
  serveOpenApi(app);
  return app.init();
}

/** Nest's own lines are off, because ours are structured; a failed boot is thrown, not swallowed. */
const QUIET = { logger: false, abortOnError: false } as const;
