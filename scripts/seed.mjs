// Adds the demo's organizations and people to DATABASE_URL. Only with DEMO=true: their password is known to everybody.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { build } from './build.mjs';

build();
const { AppModule } = await import('../dist/apps/api/src/app.module.js');
const { demoFrom } = await import('../dist/apps/api/src/demo.js');
const { seedDemo } = await import('../dist/apps/api/src/seed/seed-demo.js');
const { loadConfig } = await import('#platform');

try {
  const demo = demoFrom(process.env);
  if (!demo) throw new Error('The demo is off. Set DEMO=true for a database that holds no real data.');
  // As `api`, so that this process neither takes jobs nor keeps schedules.
  const config = { ...loadConfig(process.env), role: 'api' };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    process.stdout.write(`${JSON.stringify({ event: 'seeded', ...(await seedDemo(app, demo.password)) })}\n`);
  } finally {
    await app.close();
  }
} catch (error) {
  process.stderr.write(`${error.message}${error.fix ? `\n${error.fix}` : ''}\n`);
  process.exitCode = 1;
}
