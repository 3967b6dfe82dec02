import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

const PUBLIC = 'dist/apps/dashboard/public/';
/** Bytes of script, compressed, that stand between an address and Home. */
const BUDGET = 250 * 1024;

describe('the first load', () => {
  it('stays within 250 KB of compressed script', () => {
    execFileSync(process.execPath, ['scripts/build-dashboard.mjs']);
    const chunks = JSON.parse(readFileSync(`${PUBLIC}manifest.json`, 'utf8')) as Record<string, Chunk>;
    const isFirst = (name: string) => chunks[name]?.isEntry || name.endsWith('/home/home-page.tsx');
    const needed = new Set<string>();
    const collect = (name: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const next of chunks[name]?.imports ?? []) collect(next);
    };
    const first = Object.keys(chunks).filter(isFirst);
    // The script that begins, everything around a page, and Home.
    expect(first).toHaveLength(3);
    first.forEach(collect);
    const sizes = [...needed].map(
      (name) => gzipSync(readFileSync(PUBLIC + (chunks[name]?.file ?? ''))).length,
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(100 * 1024);
    expect(total).toBeLessThan(BUDGET);
  }, 60_000);
});
