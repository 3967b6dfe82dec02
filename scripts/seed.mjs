// Adds the demo's organizations, people and story to DATABASE_URL. Only with DEMO=true: their password is known to
// everybody. Run again, it changes nothing.
import 'reflect-metadata';
import { build } from './build.mjs';

// The start command has just built everything, and its processes run from the compiled files.
if (!process.argv.includes('--built')) build();
const { demoFrom } = await import('../dist/apps/api/src/demo.js');
const { seedDemo } = await import('../dist/apps/api/src/seed/seed-demo.js');
const { tellStory } = await import('../dist/apps/api/src/seed/story/tell-story.js');
const { createHttpApp } = await import('../dist/apps/api/src/start.js');
const { loadConfig } = await import('#platform');

try {
  const demo = demoFrom(process.env);
  if (!demo) throw new Error('The demo is off. Set DEMO=true for a database that holds no real data.');
  // As `api`, so that this process neither takes jobs nor keeps schedules.
  const app = await createHttpApp({ ...loadConfig(process.env), role: 'api' });
  try {
    const seeded = await seedDemo(app, demo.password);
    const story = await tellStory(app, seeded.organizationId, demo.password);
    process.stdout.write(`${JSON.stringify({ event: 'seeded', story, ...seeded })}\n`);
  } finally {
    await app.close();
  }
} catch (error) {
  process.stderr.write(`${error.message}${error.fix ? `\n${error.fix}` : ''}\n`);
  process.exitCode = 1;
}
