import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { shouldInstrument } from '@jest/transform';

let session;
/** Files whose code was handed over already: Jest needs it once. */
const told = new Set();

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

/** What ran since it was asked last, as Jest's coverage reporter wants it: under the sources' names. */
export async function coverageSince(config, options) {
  const { rootDir, cacheDirectory } = config;
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const dist = pathToFileURL(join(rootDir, 'dist/')).href;
  return result.flatMap((script) => {
    if (!script.url.startsWith(dist)) return [];
    const compiled = fileURLToPath(script.url);
    const source = join(rootDir, script.url.slice(dist.length).replace(/\.js$/, '.ts'));
    if (!shouldInstrument(source, options, config)) return [];
    const codeTransformResult = told.has(source)
      ? undefined
      : transformOf(compiled, source, join(cacheDirectory, 'native-maps'));
    told.add(source);
    return [{ codeTransformResult, result: { ...script, url: source } }];
  });
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
