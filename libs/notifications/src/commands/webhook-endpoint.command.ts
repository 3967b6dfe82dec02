import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, EgressClient, UnitOfWork, Vault } from '#platform';
import { checkedEvents } from '../data-events/checked-events.js';
import { endpointNotFound, hearsNothing } from '../domain/notifications-errors.js';
import { newWebhookSecret } from '../domain/webhook-signature.js';
import {
  type EndpointChoices,
  type WebhookEndpointRow,
  WebhookEndpointsRepository,
} from '../webhook-endpoints.repository.js';
import { checkedKinds } from './checked-kinds.js';

export interface WebhookEndpointInput {
  url?: string;
  /** null: none any more. */
  description?: string | null;
  kinds?: string[];
  notices?: boolean;
  events?: string[];
  active?: boolean;
}

/** An endpoint with its secret, which is shown this once. */
export type WithSecret = WebhookEndpointRow & { secret: string };

@Injectable()
export class WebhookEndpointCommand {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly egress: EgressClient,
    private readonly vault: Vault,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `EGRESS.*` for an address that must not be called, now as later. */
  async create(input: WebhookEndpointInput & { url: string }): Promise<WithSecret> {
    const { url, description, kinds, events = [], notices } = input;
    await this.egress.assertAllowed(url);
    const choices = checked({
      ...{ url, description: description || null, kinds: kinds ?? [], events },
      // Whoever names only records wants no sentences for people.
      notices: notices ?? (kinds !== undefined || events.length === 0),
    });
    const id = newId();
    const secret = newWebhookSecret();
    return this.unitOfWork.run(async () => {
      const secretSealed = await this.vault.seal(placeOf(id, 'secret_sealed'), secret);
      await this.endpoints.add(id, secretSealed, choices);
      await this.record('added', id, { ...choices });
      return { ...(await this.get(id)), secret };
    });
  }

  /** The old secret signs beside the new one for a day. */
  async rotateSecret(id: string): Promise<WithSecret> {
    const secret = newWebhookSecret();
    return this.unitOfWork.run(async () => {
      const { secretSealed } = await this.get(id);
      const old = await this.vault.open(placeOf(id, 'secret_sealed'), secretSealed);
      await this.endpoints.replaceSecret(
        id,
        await this.vault.seal(placeOf(id, 'secret_sealed'), secret),
        await this.vault.seal(placeOf(id, 'previous_secret_sealed'), old),
      );
      await this.record('secret_rotated', id, {});
      return { ...(await this.get(id)), secret };
    });
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.endpoints.remove(id))) throw endpointNotFound();
      await this.record('removed', id, {});
    });
  }

  private async get(id: string): Promise<WebhookEndpointRow> {
    const found = await this.endpoints.find(id);
    if (!found) throw endpointNotFound();
    return found;
  }

  private record(happened: string, entityId: string, data: Record<string, unknown>): Promise<void> {
    return this.audit.record({
      action: `webhook_endpoint.${happened}`,
      entity: 'webhook_endpoint',
      entityId,
      data,
    });
  }
}

/** Throws `NOTIFICATIONS.KIND`, `.EVENT` and `.HEARS_NOTHING`. */
export function checked(choices: EndpointChoices): EndpointChoices {
  const kinds = checkedKinds(choices.kinds);
  const events = checkedEvents(choices.events);
  if (!choices.notices && events.length === 0) throw hearsNothing();
  return { ...choices, kinds, events };
}

function placeOf(row: string, column: string) {
  return { table: 'webhook_endpoints', row, column };
}
