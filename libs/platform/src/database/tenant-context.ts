import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import { DomainError, isId } from '#kernel';
import type { Packets } from './packets.js';

/** Who acts. `system` is the product itself: a schedule, a queue worker, a webhook. */
export interface Actor {
  kind: 'user' | 'api-key' | 'system';
  id?: string;
  name?: string;
}

/** What every query below this point runs as. */
export interface TenantScope {
  organizationId: string;
  actor: Actor;
  /** The client of the open unit of work, if there is one: every query joins it. */
  transaction?: OpenTransaction;
  /** What every unit of work of the request writes before its commit, so that it is known afterwards that one was made. */
  mark?: () => Promise<void>;
  /** Where reads gather that travel together; see `inPackets`. */
  packets?: Packets;
}

export interface OpenTransaction {
  client: PoolClient;
  /** Depth of savepoints, so that each nested transaction has a name of its own. */
  depth: number;
  /** What follows from the work and comes before what is below. */
  afterWork: (() => Promise<void>)[];
  /** What still has to be written before the commit, in the order it was asked for. */
  beforeCommit: (() => Promise<void>)[];
}

const storage = new AsyncLocalStorage<TenantScope>();

export const systemActor = (name: string): Actor => ({ kind: 'system', name });

/**
 * Runs `work` for one organization. Prisma's promises are lazy, so what `work` returns is awaited here, inside;
 * one that is awaited outside has lost its tenant and is refused.
 */
export function runAsTenant<T>(organizationId: string, actor: Actor, work: () => Promise<T>): Promise<T> {
  if (!isId(organizationId)) throw new DomainError('TENANCY.NO_TENANT', 'An organization id is needed here.');
  return storage.run({ organizationId, actor }, async () => await work());
}

export function currentScope(): TenantScope | undefined {
  return storage.getStore();
}

/** The scope in force. Throws when there is none, because a query without a tenant must never run. */
export function requireScope(): TenantScope {
  const scope = storage.getStore();
  if (!scope) {
    throw new DomainError(
      'TENANCY.NO_TENANT',
      'No organization is selected, so no data can be read or written.',
    );
  }
  return scope;
}

export function runInTransaction<T>(transaction: OpenTransaction, work: () => Promise<T>): Promise<T> {
  return storage.run({ ...requireScope(), transaction }, async () => await work());
}

/** Runs `work` with a mark in each commit that it makes: one that cannot be set takes the commit back. */
export function runMarked<T>(mark: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  return storage.run({ ...requireScope(), mark }, async () => await work());
}

export function runInPackets<T>(packets: Packets | undefined, work: () => Promise<T>): Promise<T> {
  return storage.run({ ...requireScope(), packets }, async () => await work());
}
