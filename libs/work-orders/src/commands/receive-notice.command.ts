import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, isId } from '#kernel';
import { CLOCK, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { isSignedBy } from '../domain/inbound-signature.js';
import type { SentWorkOrder } from '../domain/sent-work-order.js';
import { badSignature } from '../domain/work-order.errors.js';
import { InboundRepository, type InboundSource } from '../inbound.repository.js';
import { InboundSecrets } from './inbound-secrets.js';
import { NoticeEffects } from './notice-effects.js';

export const NOTICE_TYPES = ['workorder.created', 'workorder.updated', 'workorder.cancelled'] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

export interface Notice {
  /** The sender's own id of this notice. */
  eventId: string;
  eventType: NoticeType;
  data: SentWorkOrder & { reason?: string };
}

/** What a sender puts beside the body. */
export interface NoticeProof {
  sourceId: string | undefined;
  signature: string | undefined;
  rawBody: Buffer;
}

export interface ReceivedNotice {
  eventId: string;
  /** `repeated`: it came before, and nothing was done again. */
  outcome: 'taken' | 'repeated';
}

/**
 * Takes a signed notice in. The notice and its effect are one transaction: a repeated one has no second effect, and one
 * that could not be taken may be sent again.
 */
@Injectable()
export class ReceiveNoticeCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: InboundRepository,
    private readonly secrets: InboundSecrets,
    private readonly effects: NoticeEffects,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `WORK_ORDERS.BAD_SIGNATURE`, for an unknown sender too, and `WORK_ORDERS.NOTICE_REFUSED`. */
  async execute(notice: Notice, proof: NoticeProof): Promise<ReceivedNotice> {
    const { sourceId } = proof;
    const organizationId = isId(sourceId) ? await this.sources.organizationOf(sourceId) : undefined;
    if (!organizationId || !sourceId) throw badSignature();
    return runAsTenant(organizationId, systemActor('erp'), async () => {
      const source = await this.sources.find(sourceId);
      if (!source?.active || !(await this.isSigned(source, proof))) throw badSignature();
      return this.take(source, notice);
    });
  }

  private async isSigned(source: InboundSource, { rawBody, signature }: NoticeProof): Promise<boolean> {
    const secret = (await this.secrets.open(source.id, source.sealed)).reveal();
    return isSignedBy(secret, rawBody, signature, Math.floor(this.clock.now().getTime() / 1000));
  }

  private take(source: InboundSource, { eventId, eventType, data }: Notice): Promise<ReceivedNotice> {
    return this.unitOfWork.run(async () => {
      if (!(await this.sources.note(source.id, eventId, eventType))) return { eventId, outcome: 'repeated' };
      const problem = await this.effects.apply(source.name, eventType, data);
      if (problem) throw new DomainError('WORK_ORDERS.NOTICE_REFUSED', problem, { kind: 'conflict' });
      return { eventId, outcome: 'taken' };
    });
  }
}
