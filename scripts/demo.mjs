import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Before anything reads the environment; what is set already wins.
const settings = fileURLToPath(new URL('../.env', import.meta.url));
if (existsSync(settings)) process.loadEnvFile(settings);

const { demo } = await import('./demo/run.mjs');
try {
  process.exit(await demo());
} catch (error) {
  process.stderr.write(`\nThe demo ended early: ${error.message}\n${error.fix ? `${error.fix}\n` : ''}`);
  process.exit(1);
}
