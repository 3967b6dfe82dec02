import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import { versionNotFound } from '../domain/mapping.errors.js';
import {
  type MappingVersion,
  MappingVersionsRepository,
  type WholeVersion,
} from '../mapping-versions.repository.js';
import { MappingList } from './mapping-list.query.js';

/** Null for a program, and for whoever is not known by that id. */
interface Names {
  createdByName: string | null;
  publishedByName: string | null;
}

const MOST = 2_147_483_647;

/** The versions of a mapping, with the names of those who wrote and published them. */
@Injectable()
export class MappingVersionList {
  constructor(
    private readonly mappings: MappingList,
    private readonly versions: MappingVersionsRepository,
    private readonly members: MemberDirectory,
  ) {}

  /** Newest first. Throws `TRANSFORM.NOT_FOUND`. */
  async page(mappingId: string, { limit, cursor }: PageQuery): Promise<Page<MappingVersion & Names>> {
    await this.mappings.one(mappingId);
    const before = cursor ? Number(decodeCursor(cursor, 'int')[0]) : undefined;
    const rows = await this.named(await this.versions.list(mappingId, before, limit + 1));
    return toPage(
      rows,
      limit,
      ({ number }) => [number],
      (row) => row,
    );
  }

  /** Throws `TRANSFORM.NOT_FOUND` and `.VERSION_NOT_FOUND`. */
  async one(mappingId: string, number: number): Promise<WholeVersion & Names> {
    await this.mappings.one(mappingId);
    const found = number > 0 && number <= MOST ? await this.versions.find(mappingId, number) : undefined;
    const [named] = found ? await this.named([found]) : [];
    if (!named) throw versionNotFound();
    return named;
  }

  private async named<V extends MappingVersion>(versions: readonly V[]): Promise<(V & Names)[]> {
    const people = versions.flatMap(({ createdBy, publishedBy }) =>
      [createdBy ?? [], publishedBy ?? []].flat(),
    );
    const names = await this.members.namesOf([...new Set(people)]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return versions.map((version) => ({
      ...version,
      createdByName: nameOf(version.createdBy),
      publishedByName: nameOf(version.publishedBy),
    }));
  }
}
