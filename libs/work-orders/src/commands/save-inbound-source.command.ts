import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { AuditLog, EgressClient, UnitOfWork } from '#platform';
import { sourceNotFound, staleSource } from '../domain/work-order.errors.js';
import { InboundRepository, type InboundSourceView } from '../inbound.repository.js';
import { InboundSecrets } from './inbound-secrets.js';

/** Registers the systems that may send work, shuts them out and lets them in again. */
@Injectable()
export class SaveInboundSourceCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: InboundRepository,
    private readonly secrets: InboundSecrets,
    private readonly egress: EgressClient,
    private readonly audit: AuditLog,
  ) {}

  /** The secret, which is made here unless it is `given`, is shown this once. Throws `EGRESS.*` for a callback address that may not be called. */
  async register(
    name: string,
    callbackUrl: string | null,
    given?: string,
  ): Promise<{ source: InboundSourceView; secret: string }> {
    if (callbackUrl) await this.egress.assertAllowed(callbackUrl);
    return this.unitOfWork.run(async () => {
      const id = newId();
      const secret = given ?? newSecret();
      const sealed = await this.secrets.seal(id, secret);
      if (!(await this.sources.create(id, name, callbackUrl, sealed))) throw nameTaken(name);
      await this.note('registered', id, { name, callbackUrl });
      return { source: await this.get(id), secret };
    });
  }

  /** Where confirmations go from now on. Throws `WORK_ORDERS.STALE_VERSION`, and `EGRESS.*` for an address that may not be called. */
  async redirect(id: string, version: number, callbackUrl: string | null): Promise<InboundSourceView> {
    if (callbackUrl) await this.egress.assertAllowed(callbackUrl);
    return this.unitOfWork.run(async () => {
      const before = await this.get(id);
      if (!(await this.sources.redirect(id, version, callbackUrl))) throw staleSource(before.version);
      await this.note('redirected', id, { from: before.callbackUrl, to: callbackUrl });
      return this.get(id);
    });
  }

  /** Shuts the system out, or lets it in again. */
  setActive(id: string, active: boolean): Promise<InboundSourceView> {
    return this.unitOfWork.run(async () => {
      if (!(await this.sources.setActive(id, active))) throw sourceNotFound();
      await this.note(active ? 'activated' : 'deactivated', id, {});
      return this.get(id);
    });
  }

  /** A secret in place of the old one, which signs nothing from now on; shown this once. */
  rotateSecret(id: string): Promise<{ source: InboundSourceView; secret: string }> {
    return this.unitOfWork.run(async () => {
      const secret = newSecret();
      if (!(await this.sources.replaceSecret(id, await this.secrets.seal(id, secret))))
        throw sourceNotFound();
      await this.note('secret_rotated', id, {});
      return { source: await this.get(id), secret };
    });
  }

  private async get(id: string): Promise<InboundSourceView> {
    const found = await this.sources.view(id);
    if (!found) throw sourceNotFound();
    return found;
  }

  private note(happened: string, entityId: string, data: Record<string, unknown>): Promise<void> {
    return this.audit.record({
      action: `inbound_source.${happened}`,
      entity: 'inbound_source',
      entityId,
      data,
    });
  }
}

function newSecret(): string {
  return `whs_${randomBytes(32).toString('base64url')}`;
}

function nameTaken(name: string): DomainError {
  return DomainError.conflict('WORK_ORDERS.SOURCE_TAKEN', `There is a sending system "${name}" already.`, {
    field: 'name',
    fix: 'Choose another name, or activate that one again if it was shut out.',
  });
}
