import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, EgressClient, Vault } from '#platform';
import { isDataEventBody } from '../data-events/data-event-body.js';
import type { Delivery } from '../deliveries.repository.js';
import { isKind } from '../domain/kinds.js';
import { pageOf, render } from '../domain/render.js';
import { SlackChannelsRepository } from '../slack-channels.repository.js';
import { ATTEMPT_LIMITS, attempt, NO_TARGET, type Outcome, type OutsideChannel } from './outcome.js';

/** Posts to a Slack incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
@Injectable()
export class SlackOutput implements OutsideChannel {
  constructor(
    private readonly channels: SlackChannelsRepository,
    private readonly vault: Vault,
    private readonly egress: EgressClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send({ targetId, kind, payload }: Delivery): Promise<Outcome> {
    const channel = await this.channels.find(targetId);
    if (!channel?.active || !isKind(kind) || isDataEventBody(payload)) return NO_TARGET;
    const place = { table: 'slack_channels', row: channel.id, column: 'url_sealed' };
    const url = await this.vault.open(place, channel.urlSealed);
    const { title, body } = render(kind, payload.data, channel.language);
    const link = this.config.publicUrl + pageOf(kind, payload.subject.id);
    const text = `*<${link}|${escaped(title)}>*\n${escaped(body)}`;
    return attempt(
      () =>
        this.egress.fetch(url.reveal(), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text }),
          ...ATTEMPT_LIMITS,
        }),
      judge,
    );
  }
}

/** 404 and 410: the webhook or its channel was removed; 403: it may not post there any more. */
function judge(status: number): Outcome['result'] {
  if ([403, 404, 410].includes(status)) return 'gone';
  return status === 429 || status >= 500 ? 'retry' : 'refused';
}

/** Slack's three control characters, without which a value could mention everybody or fake a link. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
