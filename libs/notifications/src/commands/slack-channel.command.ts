import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, EgressClient, UnitOfWork, Vault } from '#platform';
import type { Language } from '../domain/notification-kind.js';
import { slackChannelNotFound } from '../domain/notifications-errors.js';
import { type SlackChannelRow, SlackChannelsRepository } from '../slack-channels.repository.js';
import { checkedKinds } from './checked-kinds.js';

export interface SlackChannelInput {
  name?: string;
  url?: string;
  kinds?: string[];
  language?: Language;
  active?: boolean;
}

@Injectable()
export class SlackChannelCommand {
  constructor(
    private readonly channels: SlackChannelsRepository,
    private readonly egress: EgressClient,
    private readonly vault: Vault,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async create(input: SlackChannelInput & { name: string; url: string }): Promise<SlackChannelRow> {
    return this.save(newId(), input, undefined);
  }

  async change(id: string, input: SlackChannelInput): Promise<SlackChannelRow> {
    const before = await this.channels.find(id);
    if (!before) throw slackChannelNotFound();
    return this.save(id, input, before);
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.channels.remove(id))) throw slackChannelNotFound();
      await this.audit.record({ action: 'slack_channel.removed', entity: 'slack_channel', entityId: id });
    });
  }

  private async save(
    id: string,
    input: SlackChannelInput,
    before?: SlackChannelRow,
  ): Promise<SlackChannelRow> {
    const { url } = input;
    if (url !== undefined) await this.egress.assertAllowed(url);
    return this.unitOfWork.run(async () => {
      const place = { table: 'slack_channels', row: id, column: 'url_sealed' };
      const urlSealed = url === undefined ? (before?.urlSealed ?? '') : await this.vault.seal(place, url);
      const {
        name = '',
        kinds = [],
        language = 'en',
        active = true,
      } = { ...before, ...withoutUndefined(input) };
      await this.channels.save({ id, name, urlSealed, kinds: checkedKinds(kinds), language, active });
      await this.audit.record({
        action: before ? 'slack_channel.changed' : 'slack_channel.added',
        entity: 'slack_channel',
        entityId: id,
        data: { name, kinds, language, active, isAddressNew: url !== undefined },
      });
      const saved = await this.channels.find(id);
      if (!saved) throw slackChannelNotFound();
      return saved;
    });
  }
}

function withoutUndefined<T extends object>(input: T): Partial<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<T>;
}
