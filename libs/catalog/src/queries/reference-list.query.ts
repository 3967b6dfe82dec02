import { Injectable } from '@nestjs/common';
import type { Page, RecordStore } from '#platform';
import { CatalogStores } from '../catalog.stores.js';
import { entryNotFound } from '../domain/catalog.errors.js';
import {
  type ReferenceFilter,
  type ReferenceKind,
  ReferenceListsRepository,
} from '../reference-lists.repository.js';

type RecordOf<K extends ReferenceKind> = CatalogStores[K] extends RecordStore<infer T> ? T : never;
export type Versioned<T> = T & { version: number };

const NAMES: Record<ReferenceKind, string> = {
  taxCodes: 'tax code',
  taxRates: 'tax rate',
  terms: 'payment term',
  paymentMethods: 'payment method',
  accounts: 'account',
  classes: 'class',
};

/** Pages and single entries of what the accounting system keeps. */
@Injectable()
export class ReferenceListQuery {
  constructor(
    private readonly lists: ReferenceListsRepository,
    private readonly stores: CatalogStores,
  ) {}

  async page<K extends ReferenceKind>(
    kind: K,
    filter: ReferenceFilter,
  ): Promise<Page<Versioned<RecordOf<K>>>> {
    const { items: ids, nextCursor } = await this.lists.page(kind, filter);
    const found = await this.read(kind, ids);
    return { items: ids.flatMap((id) => found.get(id) ?? []), nextCursor };
  }

  /** Throws `CATALOG.NOT_FOUND`. */
  async one<K extends ReferenceKind>(kind: K, id: string): Promise<Versioned<RecordOf<K>>> {
    const entry = (await this.read(kind, [id])).get(id.toLowerCase());
    if (!entry) throw entryNotFound(NAMES[kind]);
    return entry;
  }

  private async read<K extends ReferenceKind>(
    kind: K,
    ids: string[],
  ): Promise<Map<string, Versioned<RecordOf<K>>>> {
    const store = this.stores[kind] as unknown as RecordStore<RecordOf<K> & { id: string }>;
    const stored = await store.readRecords(ids);
    return new Map([...stored].map(([id, { record, version }]) => [id, { ...record, version }]));
  }
}
