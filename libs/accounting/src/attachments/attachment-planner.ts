import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { Connection } from '../connections/connections.repository.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import type { AttachmentJob } from './attachment-wishes.js';
import { AttachmentsRepository, type AttachmentThere } from './attachments.repository.js';
import { DocumentFiles } from './document-files.js';

const ENTITY = 'attachment';

/**
 * Plans the writes that bring a document's files to the books, and those that take away what they replace. An attachment
 * never changes, so that one that was printed anew is made first and the one before it is deleted when it is there.
 */
@Injectable()
export class AttachmentPlanner {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly files: DocumentFiles,
    private readonly attachments: AttachmentsRepository,
    private readonly operations: OperationsRepository,
    private readonly planner: PushPlanner,
  ) {}

  /** Any number of times: each write is planned once. */
  async look(job: AttachmentJob, unitOfWork: UnitOfWork): Promise<void> {
    const connection = await this.connections.find(job.connectionId);
    if (!connection || connection.status === 'disconnected') return;
    const isSent = job.after === 'sent' && mayGo(connection);
    const found = isSent ? await this.files.of(job, connection.system) : [];
    await unitOfWork.run(async () => {
      await this.attachments.note(found);
      await this.plan(job, mayGo(connection));
    });
  }

  private async plan(
    { connectionId, document, documentId, after, again }: AttachmentJob,
    isWanted: boolean,
  ): Promise<void> {
    const all = await this.attachments.of(connectionId, document, documentId);
    const current = all.filter(({ isSuperseded }) => !isSuperseded);
    const missing = current.filter(({ isThere }) => !isThere);
    const before = all.filter(({ isSuperseded }) => isSuperseded);
    const write = (operation: 'create' | 'delete') => (one: AttachmentThere) => ({
      ...({ connectionId, entity: ENTITY, localId: one.id, localVersion: one.round, operation } as const),
      generation: one.generation,
    });
    const isReplaced = missing.every(({ kind }) => kind !== 'paper');
    const gone = isReplaced ? before.filter(({ isThere }) => isThere) : [];
    // What never left need not go any more, and what is wanted again need not be deleted.
    for (const [kind, ones] of [
      ['create', before],
      ['delete', current],
    ] as const) {
      const ids = ones.map(({ id }) => id);
      await this.operations.giveUp(connectionId, ENTITY, ids, kind);
    }
    const wanted = isWanted ? missing.filter(({ id }) => after === 'sent' || id === again) : [];
    const planned = await this.operations.plan([
      ...wanted.map(write('create')),
      ...gone.map(write('delete')),
    ]);
    if (planned > 0) await this.planner.wake(connectionId);
  }
}

function mayGo({ settings }: Connection): boolean {
  return settings.attachments !== false && settings.push !== false;
}
