import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import type { ConflictAnswer, ResolvedAnswer } from '../conflicts/conflicts.dto.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from '../sync/links.repository.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import type { BooksOffice } from './books-office.js';

/** An office whose changes wait while the books change, and people who decide what comes of that. */
export class Disagreement {
  private isHeld = false;

  constructor(readonly office: BooksOffice) {}

  /** What is changed here waits until `goOn`. */
  async hold(): Promise<void> {
    await this.office.as(() => this.lifecycle.pause(this.office.connectionId));
    this.isHeld = true;
  }

  /** What waits is sent, and nothing waits any more. */
  async goOn(): Promise<void> {
    if (this.isHeld) await this.office.as(() => this.lifecycle.resume(this.office.connectionId));
    this.isHeld = false;
    await this.office.settledSoon();
  }

  /** As a notice would: the record there is read and taken in. */
  hear(entity: Entity, remoteId: string): Promise<unknown> {
    const { app, connectionId } = this.office;
    return this.office.as(async () => {
      const { signal } = new AbortController();
      const opened = await app.get(ConnectionContexts).open(connectionId, signal);
      return app.get(RecordRefresh).read(opened, entity, [remoteId]);
    });
  }

  async remoteIdOf(entity: Entity, localId: string): Promise<string> {
    const { app, connectionId } = this.office;
    const link = await this.office.as(() =>
      app.get(LinksRepository).byLocalId(connectionId, entity, localId),
    );
    return link?.remoteId ?? '';
  }

  async open(): Promise<ConflictAnswer[]> {
    return (await this.office.call<{ items: ConflictAnswer[] }>('GET', '/conflicts?limit=50')).body.items;
  }

  async about(recordId: string): Promise<ConflictAnswer> {
    const found = (await this.open()).find((one) => one.recordId === recordId);
    if (!found) throw new Error('There is no conflict about the record.');
    return found;
  }

  decide(id: string, decision: object) {
    return this.office.call<ResolvedAnswer>('POST', `/conflicts/${id}/resolve`, decision);
  }

  private get lifecycle(): ConnectionLifecycleCommand {
    return this.office.app.get(ConnectionLifecycleCommand);
  }
}
