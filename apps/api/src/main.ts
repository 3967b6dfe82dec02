import { explainFailure } from './explain-failure.js';
import { start } from './start.js';

try {
  await start(process.env);
} catch (error) {
  process.stderr.write(`InvoicePatch could not start.\n${explainFailure(error)}\n`);
  process.exit(1);
}
