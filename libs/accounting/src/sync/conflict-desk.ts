import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConflictsRepository, type NewConflict } from './conflicts.repository.js';

/** Opens conflicts, and tells those who can decide of each one that was not open before. */
@Injectable()
export class ConflictDesk {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly notifications: NotificationsFacade,
  ) {}

  async open(conflict: NewConflict): Promise<void> {
    const { id, isNew } = await this.conflicts.open(conflict);
    if (!isNew) return;
    const connection = await this.connections.get(conflict.connectionId);
    await this.notifications.notify({
      kind: 'conflict.opened',
      to: { roles: ['owner', 'accountant'] },
      subject: { type: 'conflict', id },
      values: { record: nameOf(conflict), company: connection.remoteCompanyName ?? connection.system },
    });
  }
}

/** What people call the record: its name or number, else what it is. */
function nameOf({ entity, local, remote }: NewConflict): string {
  for (const document of [local, remote]) {
    const { displayName, name, number } = (document ?? {}) as Record<string, unknown>;
    for (const found of [displayName, name, number])
      if (typeof found === 'string' && found !== '') return found;
  }
  return entity;
}
