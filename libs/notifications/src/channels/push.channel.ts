import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, CONFIG, type Config, EgressClient, Vault } from '#platform';
import { isDataEventBody } from '../data-events/data-event-body.js';
import type { Delivery } from '../deliveries.repository.js';
import { isKind } from '../domain/kinds.js';
import { type BrowserKeys, encryptedFor, MOST_PUSHED_BYTES } from '../domain/push-encryption.js';
import { languageOf, pageOf, render } from '../domain/render.js';
import { vapidHeader } from '../domain/vapid.js';
import { PushSubscriptionsRepository } from '../push-subscriptions.repository.js';
import { ATTEMPT_LIMITS, attempt, NO_TARGET, type Outcome, type OutsideChannel } from './outcome.js';

/** A subscription as the browser gives it (W3C Push API, `PushSubscription.toJSON()`). */
export interface BrowserSubscription {
  endpoint: string;
  keys: BrowserKeys;
}

const DAY_SECONDS = 86_400;

/**
 * Encrypts for the browser (RFC 8291), signs for its push service (RFC 8292) and hands the message over (RFC 8030).
 * It leaves through our own egress, because the address was given by a browser.
 */
@Injectable()
export class PushChannel implements OutsideChannel {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly vault: Vault,
    private readonly egress: EgressClient,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async send({ targetId, kind, payload }: Delivery): Promise<Outcome> {
    const { webPush: vapid } = this.config;
    const row = await this.subscriptions.find(targetId);
    if (!row || !vapid || !isKind(kind) || isDataEventBody(payload)) return NO_TARGET;
    const place = { table: 'push_subscriptions', row: row.id, column: 'sealed' };
    const subscription = JSON.parse(
      (await this.vault.open(place, row.sealed)).reveal(),
    ) as BrowserSubscription;
    const { title, body } = render(kind, payload.data, languageOf(row.locale));
    const message = { title, body, url: pageOf(kind, payload.subject.id), tag: payload.id };
    const { endpoint } = subscription;
    const headers = {
      authorization: vapidHeader(
        { ...vapid, privateKey: vapid.privateKey.reveal() },
        endpoint,
        this.clock.now(),
      ),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(DAY_SECONDS),
    };
    const encrypted = encryptedFor(subscription.keys, fitted(message));
    return attempt(
      () =>
        this.egress.fetch(endpoint, {
          method: 'POST',
          headers,
          body: encrypted,
          ...ATTEMPT_LIMITS,
        }),
      judge,
    );
  }
}

/** The message as JSON; a long body ends early, because push services take four kilobytes and no more. */
function fitted(message: { title: string; body: string; url: string; tag: string }): Buffer {
  let text = Buffer.from(JSON.stringify(message));
  let body = [...message.body];
  while (text.length > MOST_PUSHED_BYTES && body.length > 0) {
    body = body.slice(0, Math.floor(body.length * 0.8));
    text = Buffer.from(JSON.stringify({ ...message, body: `${body.join('')}…` }));
  }
  return text;
}

/** RFC 8030: 404 and 410 say that the subscription has ended. */
function judge(status: number): Outcome['result'] {
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'retry' : 'refused';
}
