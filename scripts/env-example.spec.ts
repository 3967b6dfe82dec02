import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = readFileSync('.env.example', 'utf8').split('\n');
const listed = lines
  .map((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1])
  .filter((name) => name !== undefined);

/** Names that `pattern`'s first group finds in the given files. */
function namesIn(files: string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name ?? ''),
  );
}

const startScripts = readdirSync('scripts/start')
  .filter((name) => !name.endsWith('.spec.mjs'))
  .map((name) => join('scripts/start', name));
const read = new Set([
  ...namesIn(
    ['libs/platform/src/config/config.ts', 'libs/platform/src/config/tracing-config.ts'],
    /'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g,
  ),
  ...namesIn(
    [...startScripts, 'scripts/healthcheck.mjs', 'apps/api/src/demo.ts', 'apps/sandbox/src/main.ts'],
    /\benv\.([A-Z][A-Z0-9_]*)/g,
  ),
  ...namesIn(startScripts, /portFrom\(env, '([A-Z_]+)'/g),
]);

describe('.env.example', () => {
  it('lists every variable that is read, and no other', () => {
    expect([...listed].sort()).toEqual([...read].sort());
  });

  it('says above each variable what it is for', () => {
    const bare = lines.filter((line, at) => /^[A-Z]/.test(line) && !lines[at - 1]?.startsWith('# '));
    expect(bare).toEqual([]);
  });

  it('names every beginning whose variables may be given as files', () => {
    const config = readFileSync('libs/platform/src/config/config.ts', 'utf8');
    const [, prefixes = ''] = /\/\^\(((?:[A-Z0-9_]+\|?)+)\)\//.exec(config) ?? [];
    const head = lines.slice(0, lines.indexOf('')).join(' ');
    expect(prefixes).toContain('JWT_');
    for (const prefix of prefixes.split('|')) expect(head).toContain(prefix.replace(/HEADERS_$/, 'HEADERS'));
  });
});
