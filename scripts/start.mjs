import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// First, before any import that an old Node could not read.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    `InvoicePatch needs Node.js 20 or newer; this is ${process.version}. Install one from https://nodejs.org and start again.\n`,
  );
  process.exit(1);
}

// Before anything reads the environment; what is set already wins.
const settings = fileURLToPath(new URL('../.env', import.meta.url));
if (existsSync(settings)) process.loadEnvFile(settings);

const { run } = await import('./start/run.mjs');
try {
  await run(process.argv.slice(2));
} catch (error) {
  const words = error.fix ? `${error.message}\n${error.fix}` : (error.stack ?? String(error));
  process.stderr.write(`\nInvoicePatch could not start.\n${words}\n`);
  process.exit(1);
}
