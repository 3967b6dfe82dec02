import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

const PUBLIC = 'dist/apps/dashboard/public/';
/** Bytes of script, compressed, that stand between an address and a page. */
const BUDGET = 250 * 1024;

describe('the first load', () => {
  it('stays within 250 KB of compressed script', () => {
    execFileSync(process.execPath, ['scripts/build-dashboard.mjs']);
    const chunks = JSON.parse(readFileSync(`${PUBLIC}manifest.json`, 'utf8')) as Record<string, Chunk>;
    const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry) ?? '';
    const needed = new Set<string>();
    const collect = (name: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const next of chunks[name]?.imports ?? []) collect(next);
    };
    collect(entry);
    const sizes = [...needed].map(
      (name) => gzipSync(readFileSync(PUBLIC + (chunks[name]?.file ?? ''))).length,
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(20 * 1024);
    expect(total).toBeLessThan(BUDGET);
  }, 60_000);
});
