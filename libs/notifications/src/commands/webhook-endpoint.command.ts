import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, EgressClient, UnitOfWork, Vault } from '#platform';
import { endpointNotFound, staleEndpoint } from '../domain/notifications-errors.js';
import { newWebhookSecret } from '../domain/webhook-signature.js';
import { type WebhookEndpointRow, WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { checkedKinds } from './checked-kinds.js';

export interface WebhookEndpointInput {
  url?: string;
  description?: string;
  kinds?: string[];
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
  async create({
    url,
    description,
    kinds = [],
  }: WebhookEndpointInput & { url: string }): Promise<WithSecret> {
    await this.egress.assertAllowed(url);
    const id = newId();
    const secret = newWebhookSecret();
    return this.unitOfWork.run(async () => {
      const secretSealed = await this.vault.seal(placeOf(id, 'secret_sealed'), secret);
      await this.endpoints.add({
        ...{ id, url, secretSealed },
        description: description ?? null,
        kinds: checkedKinds(kinds),
      });
      await this.record('added', id, { url, kinds });
      return { ...(await this.get(id)), secret };
    });
  }

  async change(id: string, version: number, input: WebhookEndpointInput): Promise<WebhookEndpointRow> {
    if (input.url !== undefined) await this.egress.assertAllowed(input.url);
    return this.unitOfWork.run(async () => {
      const before = await this.get(id);
      const next = {
        url: input.url ?? before.url,
        description: input.description ?? before.description,
        kinds: input.kinds === undefined ? before.kinds : checkedKinds(input.kinds),
        active: input.active ?? before.active,
      };
      if (!(await this.endpoints.change(id, version, next))) throw staleEndpoint();
      await this.record('changed', id, next);
      return this.get(id);
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

function placeOf(row: string, column: string) {
  return { table: 'webhook_endpoints', row, column };
}
