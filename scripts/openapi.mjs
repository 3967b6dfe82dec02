// Writes docs/openapi.json from the code; with --check it only compares, and fails when the two differ.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { build } from './build.mjs';

build();
const { AppModule } = await import('../dist/apps/api/src/app.module.js');
const { buildOpenApi, configureHttp, createHttpAdapter, loadConfig } = await import('#platform');

const target = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

// Nothing is started and nothing is connected to: the classes alone say what the interface is.
const config = loadConfig({
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere',
  JWT_SECRET: randomBytes(32).toString('hex'),
  VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
  LOG_LEVEL: 'silent',
});
const app = await NestFactory.create(AppModule.forRoot(config), createHttpAdapter(config), {
  logger: false,
  abortOnError: false,
  bodyParser: false,
});
configureHttp(app);
const text = `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
await app.close();

if (process.argv.includes('--check')) {
  const written = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (written !== text) {
    process.stderr.write('docs/openapi.json is not what the code says. Run "pnpm openapi" and commit it.\n');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
