import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { EventBus } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConflictOpened } from '../events/conflict-opened.event.js';
import { conflictNews } from './conflict-news.js';
import { ConflictsRepository, type NewConflict } from './conflicts.repository.js';

/** Opens conflicts, and tells those who can decide of each one that was not open before. */
@Injectable()
export class ConflictDesk {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly notifications: NotificationsFacade,
    private readonly events: EventBus,
  ) {}

  async open(conflict: NewConflict): Promise<void> {
    const { id, isNew } = await this.conflicts.open(conflict);
    if (!isNew) return;
    const connection = await this.connections.get(conflict.connectionId);
    await this.notifications.notify({
      kind: 'conflict.opened',
      to: { roles: ['owner', 'accountant'] },
      subject: { type: 'conflict', id },
      values: conflictNews(conflict, connection),
    });
    const { connectionId, entity, localId, remoteId, kind, fields } = conflict;
    await this.events.publish(new ConflictOpened(id, connectionId, entity, localId, remoteId, kind, fields));
  }
}
