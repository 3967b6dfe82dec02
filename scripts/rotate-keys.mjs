// Rotates the keys that seal stored secrets, over every organization. Safe to stop and to start again.
//   pnpm keys:rotate                 new data keys, everything sealed again
//   pnpm keys:rotate --master-only   only moves the data keys to the current VAULT_MASTER_KEY
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { build } from './build.mjs';

build();
const { AppModule } = await import('../dist/apps/api/src/app.module.js');
const { KeyRotation, loadConfig } = await import('#platform');

try {
  // As `api`, so that this process neither takes jobs nor keeps schedules.
  const config = { ...loadConfig(process.env), role: 'api' };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), { logger: false });
  try {
    const summary = await app.get(KeyRotation).run({ masterOnly: process.argv.includes('--master-only') });
    process.stdout.write(`${JSON.stringify({ event: 'keys rotated', ...summary })}\n`);
  } finally {
    await app.close();
  }
} catch (error) {
  // The sentence, not the stack: an operator reads this.
  process.stderr.write(`${error.message}${error.fix ? `\n${error.fix}` : ''}\n`);
  process.exitCode = 1;
}
