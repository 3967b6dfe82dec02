import { Injectable } from '@nestjs/common';
import type { Page } from '#platform';
import { mappingNotFound } from '../domain/mapping.errors.js';
import { type CurrentVersions, MappingVersionsRepository } from '../mapping-versions.repository.js';
import { type MappingFilter, MappingsRepository, type StoredMapping } from '../mappings.repository.js';

export type ListedMapping = StoredMapping & CurrentVersions;

const NONE: CurrentVersions = { draft: null, published: null };

/** Mappings with the numbers of their versions: two queries for a page. */
@Injectable()
export class MappingList {
  constructor(
    private readonly mappings: MappingsRepository,
    private readonly versions: MappingVersionsRepository,
  ) {}

  async page(filter: MappingFilter): Promise<Page<ListedMapping>> {
    const { items, nextCursor } = await this.mappings.page(filter);
    const current = await this.versions.currentOf(items.map(({ id }) => id));
    return { items: items.map((item) => ({ ...item, ...(current.get(item.id) ?? NONE) })), nextCursor };
  }

  /** Throws `TRANSFORM.NOT_FOUND`. */
  async one(id: string): Promise<ListedMapping> {
    const found = await this.mappings.find(id);
    if (!found) throw mappingNotFound();
    const current = await this.versions.currentOf([id]);
    return { ...found, ...(current.get(id) ?? NONE) };
  }
}
