import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';

/** The accounting system refuses our access for good: the connection stops, and somebody who can mend it is told. */
@Injectable()
export class GrantLoss {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly notifications: NotificationsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async note(connectionId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const before = await this.connections.get(connectionId);
      await this.connections.transition(connectionId, 'lose_grant', {
        message: 'The accounting system no longer accepts our access.',
        fix: 'Connect again. Nothing is lost: what waits is sent afterwards.',
      });
      await this.notifications.notify({
        kind: 'connection.reauthorization_needed',
        to: { roles: ['owner', 'admin', 'accountant'] },
        subject: { type: 'connection', id: connectionId },
        values: { company: before.remoteCompanyName ?? before.system },
        // Until it works again, once is enough.
        key: before.lastSuccessAt?.toISOString() ?? '',
      });
    });
  }
}
