import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { opened, takenInOf } from '../connections/directions.js';
import { reachesBack } from '../connections/start-date.js';
import { CredentialService } from '../credentials/credential-service.js';
import { CredentialsRepository } from '../credentials/credentials.repository.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { StockSwitch } from '../stock/stock-switch.js';
import { changedSettings, type SettingsWish } from './changed-settings.js';
import { ConnectionWork } from './connection-work.js';

/** The person's word on a connection: yes this company, not now, go on, no more. */
@Injectable()
export class ConnectionLifecycleCommand {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly work: ConnectionWork,
    private readonly stock: StockSwitch,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** "Yes, this is my company": the first full pull begins. */
  async confirm(id: string): Promise<{ connection: Connection; runId: string }> {
    return this.unitOfWork.run(async () => {
      await this.move(id, 'confirm', 'confirmed');
      const runId = await this.work.begin(id);
      return { connection: await this.connections.get(id), runId };
    });
  }

  async pause(id: string): Promise<Connection> {
    return this.unitOfWork.run(async () => {
      await this.move(id, 'pause', 'paused');
      return this.connections.get(id);
    });
  }

  /** What waited is sent, and what changed meanwhile is fetched. */
  async resume(id: string): Promise<Connection> {
    return this.unitOfWork.run(async () => {
      await this.move(id, 'resume', 'resumed');
      await this.work.goOn(id);
      return this.connections.get(id);
    });
  }

  /** A kind of which more is taken in than before is read from its beginning, and what waited to be sent goes. */
  async changeSettings(id: string, wish: SettingsWish): Promise<Connection> {
    return this.unitOfWork.run(async () => {
      const before = await this.connections.hold(id);
      const settings = changedSettings(wish, before.settings);
      await this.stock.turn(before, settings);
      const directions = settings.directions ?? before.settings.directions;
      const { sent, takenIn } = opened(before.settings.directions, directions);
      await this.connections.updateSettings(id, settings, { isOpened: sent.length + takenIn.length > 0 });
      await this.audit.record({
        action: 'connection.settings_changed',
        entity: 'connection',
        entityId: id,
        data: { ...settings },
      });
      const connection = await this.connections.get(id);
      if (sent.length > 0) await this.work.send(id);
      const missed = reachesBack(before.settings, connection.settings) ? takenInOf(directions) : takenIn;
      if (missed.length > 0) await this.work.catchUp(connection, missed);
      return connection;
    });
  }

  private async move(id: string, action: 'confirm' | 'pause' | 'resume', told: string): Promise<void> {
    await this.connections.transition(id, action);
    await this.audit.record({ action: `connection.${told}`, entity: 'connection', entityId: id, data: {} });
  }
}

/** Gives the grant back and forgets the tokens. Links and history stay, so that a later reconnection can be matched. */
@Injectable()
export class DisconnectCommand {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly credentials: CredentialService,
    private readonly stored: CredentialsRepository,
    private readonly registry: ConnectorRegistry,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(id: string, audit: AuditLog): Promise<void> {
    const connection = await this.connections.get(id);
    const refreshToken = await this.credentials.refreshToken(id);
    await this.unitOfWork.run(async () => {
      await this.connections.transition(id, 'disconnect');
      await this.stored.remove(id);
      await audit.record({
        action: 'connection.disconnected',
        entity: 'connection',
        entityId: id,
        data: { system: connection.system },
      });
    });
    // After our own commit: a vendor that is down must not keep a person connected.
    if (refreshToken)
      await this.registry
        .get(connection.system)
        .connector.authorization.revoke(refreshToken)
        .catch(() => undefined);
  }
}
