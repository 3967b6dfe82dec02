import { randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const pool = new Uint8Array(10 * 1024);
let used = pool.length;

/** A new UUIDv7: its first 48 bits are the milliseconds since 1970, so that ids sort by age and index well. */
export function newId(atMilliseconds = Date.now()): string {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const hex = Buffer.from(pool.buffer, pool.byteOffset + used, 10).toString('hex');
  used += 10;
  const time = atMilliseconds.toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
