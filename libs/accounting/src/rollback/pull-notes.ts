import { Injectable } from '@nestjs/common';
import type { StoredRecord } from '#platform';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';
import { RecordMerger } from '../sync/record-merger.js';
import { ChangesRepository } from './changes.repository.js';
import { type Fields, imagesOf } from './images.js';

/** What was written here, and by which pull; none for a notice or for whoever reads a record again. */
export interface WrittenPage {
  connectionId: string;
  runId?: string;
  binding: AnyBinding;
  /** The remote id of each of our records. */
  remoteIds: ReadonlyMap<string, string>;
  effect: 'change' | 'remove';
}

/** Records of a page that were here before: they are merged, and what that changed of them is kept. */
@Injectable()
export class PullNotes {
  constructor(
    readonly merger: RecordMerger,
    private readonly changes: ChangesRepository,
  ) {}

  /** Reads back what was written, so that the images are the very values that are stored; inside the page's unit of work. */
  async changed(
    { connectionId, runId, binding, remoteIds, effect }: WrittenPage,
    before: ReadonlyMap<string, StoredRecord<{ id: string }>>,
  ): Promise<void> {
    const { entity } = binding;
    const after = await binding.store.readRecords([...before.keys()]);
    await this.changes.add(
      [...before].flatMap(([localId, was]) => {
        const is = after.get(localId);
        const images = is && imagesOf(was.record as unknown as Fields, is.record as unknown as Fields);
        const remoteId = remoteIds.get(localId) ?? null;
        return images
          ? { connectionId, runId, entity, localId, remoteId, side: 'here' as const, effect, ...images }
          : [];
      }),
    );
  }
}
