import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '../clock.token.js';
import { type OpenTransaction, requireScope } from '../database/tenant-context.js';
import { KEY_BYTES } from './cipher.js';
import { DataKeysRepository } from './data-keys.repository.js';
import { MasterKeys } from './master-keys.js';

/** An organization's keys, unwrapped: the newest seals, all of them open. */
export interface KeyRing {
  current: number;
  /** The key of that version. */
  sealing: Buffer;
  keys: ReadonlyMap<number, Buffer>;
}

/** How long an unwrapped key may stay in memory, and so how long a rotation takes to be seen everywhere. */
const CACHE_MS = 60_000;
const CACHE_SIZE = 1_000;

/** Unwraps and makes data keys. Kept in memory for a minute, so that a nightly run unwraps once and not per record. */
@Injectable()
export class DataKeys {
  private readonly cache = new Map<string, { ring: KeyRing; until: number }>();
  /** Transactions that made a key: until they commit, nobody else may use it, so it must not enter the cache. */
  private readonly makers = new WeakSet<OpenTransaction>();

  constructor(
    private readonly stored: DataKeysRepository,
    private readonly masters: MasterKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The ring of the organization in scope; undefined while it has sealed nothing. */
  async ring(): Promise<KeyRing | undefined> {
    const { organizationId, transaction } = requireScope();
    const cached = this.cache.get(organizationId);
    if (cached && cached.until > this.clock.now().getTime()) return cached.ring;
    const found = await this.load();
    if (found && !(transaction && this.makers.has(transaction))) this.remember(organizationId, found);
    return found;
  }

  /** The same to seal with: makes the first key where there is none. */
  async ringToSeal(): Promise<KeyRing> {
    const found = await this.ring();
    if (found) return found;
    await this.add(1);
    // There is one now: this one, or that of whoever was quicker.
    return (await this.load()) as KeyRing;
  }

  /** Makes the next version and retires those before it; they stay readable. Returns the new version. */
  async rotate(): Promise<number> {
    const version = ((await this.load())?.current ?? 0) + 1;
    await this.add(version);
    await this.stored.retireBefore(version);
    this.forget();
    return version;
  }

  /** Wraps every key that another master key has wrapped. Returns how many there were. */
  async rewrap(): Promise<number> {
    const { organizationId } = requireScope();
    const foreign = (await this.stored.list()).filter((key) => key.masterKeyId !== this.masters.currentId);
    for (const key of foreign) {
      const dataKey = this.masters.unwrap(organizationId, key);
      await this.stored.rewrap(this.masters.wrap(organizationId, key.version, dataKey));
    }
    return foreign.length;
  }

  /** Drops what is remembered of the organization in scope. */
  forget(): void {
    this.cache.delete(requireScope().organizationId);
  }

  private async add(version: number): Promise<void> {
    const { organizationId, transaction } = requireScope();
    if (transaction) this.makers.add(transaction);
    await this.stored.insert(this.masters.wrap(organizationId, version, randomBytes(KEY_BYTES)));
  }

  private async load(): Promise<KeyRing | undefined> {
    const { organizationId } = requireScope();
    const stored = await this.stored.list();
    const newest = stored.at(-1);
    if (!newest) return undefined;
    const keys = new Map(stored.map((key) => [key.version, this.masters.unwrap(organizationId, key)]));
    return { current: newest.version, sealing: keys.get(newest.version) as Buffer, keys };
  }

  private remember(organizationId: string, ring: KeyRing): void {
    const oldest = this.cache.size >= CACHE_SIZE ? this.cache.keys().next().value : undefined;
    if (oldest !== undefined) this.cache.delete(oldest);
    this.cache.set(organizationId, { ring, until: this.clock.now().getTime() + CACHE_MS });
  }
}
