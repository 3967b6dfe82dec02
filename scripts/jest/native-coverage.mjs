import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { shouldInstrument } from '@jest/transform';

let session;
/**
 * Of each file that counts, which parts of which functions were handed over as run. Jest lays all that it hears together:
 * that they ran again would cost time and say nothing.
 */
const told = new Map();

/**
 * Counts from now on. Once per worker, before the first spec loads the application: V8 counts by block only what it
 * compiles while it is counting.
 */
export async function collectCoverage() {
  if (session) return;
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

/** What ran for the first time since it was asked last, as Jest's coverage reporter wants it: under the sources' names. */
export async function coverageSince(config, options) {
  const { rootDir, cacheDirectory } = config;
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const dist = pathToFileURL(join(rootDir, 'dist/')).href;
  return result.flatMap((script) => {
    if (!script.url.startsWith(dist)) return [];
    const source = join(rootDir, script.url.slice(dist.length).replace(/\.js$/, '.ts'));
    if (!told.has(source)) told.set(source, shouldInstrument(source, options, config) && new Set());
    const known = told.get(source);
    if (!known) return [];
    const isFirst = known.size === 0;
    const functions = script.functions.filter(({ ranges }) => isNew(known, ranges));
    if (functions.length === 0) return [];
    const codeTransformResult = isFirst
      ? transformOf(fileURLToPath(script.url), source, join(cacheDirectory, 'native-maps'))
      : undefined;
    return [{ codeTransformResult, result: { ...script, functions, url: source } }];
  });
}

function isNew(known, ranges) {
  const text = ranges
    .map(({ startOffset, endOffset, count }) => `${startOffset} ${endOffset} ${count > 0}`)
    .join();
  if (known.has(text)) return false;
  known.add(text);
  return true;
}

/** The compiler's map names its source as seen from `dist`; the reporter looks for it beside the source. */
function transformOf(compiled, source, folder) {
  const map = JSON.parse(readFileSync(`${compiled}.map`, 'utf8'));
  mkdirSync(folder, { recursive: true });
  const sourceMapPath = join(folder, `${source.replaceAll(/[^\w.-]/g, '_')}.map`);
  writeFileSync(sourceMapPath, JSON.stringify({ ...map, sources: [basename(source)] }));
  return {
    code: readFileSync(compiled, 'utf8'),
    originalCode: readFileSync(source, 'utf8'),
    sourceMapPath,
    wrapperLength: 0,
  };
}
