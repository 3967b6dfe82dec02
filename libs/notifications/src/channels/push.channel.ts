import { Inject, Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { CONFIG, type Config, EgressClient, Vault } from '#platform';
import type { Delivery } from '../deliveries.repository.js';
import { isKind } from '../domain/kinds.js';
import { languageOf, pageOf, render } from '../domain/render.js';
import { PushSubscriptionsRepository } from '../push-subscriptions.repository.js';
import { ATTEMPT_LIMITS, attempt, NO_TARGET, type Outcome, type OutsideChannel } from './outcome.js';

/** A subscription as the browser gives it (W3C Push API, `PushSubscription.toJSON()`). */
export interface BrowserSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

const DAY_SECONDS = 86_400;

/**
 * Encrypts for the browser (RFC 8291) and signs for its push service (RFC 8292). The library only makes the request;
 * it leaves through our own egress, because the address was given by a browser.
 */
@Injectable()
export class PushChannel implements OutsideChannel {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly vault: Vault,
    private readonly egress: EgressClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send({ targetId, kind, payload }: Delivery): Promise<Outcome> {
    const { webPush: vapid } = this.config;
    const row = await this.subscriptions.find(targetId);
    if (!row || !vapid || !isKind(kind)) return NO_TARGET;
    const place = { table: 'push_subscriptions', row: row.id, column: 'sealed' };
    const subscription = JSON.parse(
      (await this.vault.open(place, row.sealed)).reveal(),
    ) as BrowserSubscription;
    const { title, body } = render(kind, payload.data, languageOf(row.locale));
    const message = JSON.stringify({ title, body, url: pageOf(kind, payload.subject.id), tag: payload.id });
    const {
      endpoint,
      headers,
      body: encrypted,
    } = webPush.generateRequestDetails(subscription, message, {
      vapidDetails: {
        subject: vapid.subject,
        publicKey: vapid.publicKey,
        privateKey: vapid.privateKey.reveal(),
      },
      TTL: DAY_SECONDS,
    });
    const text = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    // Counted by the client itself.
    delete text['Content-Length'];
    return attempt(
      () =>
        this.egress.fetch(endpoint, {
          method: 'POST',
          headers: text,
          body: encrypted ?? Buffer.alloc(0),
          ...ATTEMPT_LIMITS,
        }),
      judge,
    );
  }
}

/** RFC 8030: 404 and 410 say that the subscription has ended. */
function judge(status: number): Outcome['result'] {
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'retry' : 'refused';
}
