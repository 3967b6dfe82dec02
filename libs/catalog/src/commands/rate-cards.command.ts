import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { AuditLog, EventBus, UnitOfWork, type Versioned } from '#platform';
import { entryNotFound } from '../domain/catalog.errors.js';
import { staleEntry } from '../domain/kept-list.js';
import { changedRateCard, collide, newRateCard, type RateCardFields } from '../domain/rate-card.js';
import { RateCardChanged } from '../events/rate-card-changed.event.js';
import { RateCardsRepository } from '../rate-cards.repository.js';

type StoredCard = Versioned<RateCardFields>;

@Injectable()
export class RateCardsCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cards: RateCardsRepository,
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  create(input: Partial<RateCardFields>): Promise<StoredCard> {
    return this.unitOfWork.run(async () => {
      const id = newId();
      const card = changedRateCard(newRateCard(await this.cards.homeCurrency()), input);
      await this.refuseCollision(id, card);
      const created = await this.cards.insert(id, card);
      await this.announce('created', created, input, null);
      return created;
    });
  }

  /** `version` is the one the caller has seen. */
  change(id: string, version: number, changes: Partial<RateCardFields>): Promise<StoredCard> {
    return this.unitOfWork.run(async () => {
      const current = await this.cards.find(id);
      if (!current) throw entryNotFound('rate card');
      if (current.version !== version) throw staleEntry('rate card', current.version);
      const card = changedRateCard(fieldsOf(current), changes);
      await this.refuseCollision(current.id, card);
      const changed = await this.cards.update(current.id, version, card);
      if (!changed) throw staleEntry('rate card', (await this.cards.find(id))?.version ?? version);
      await this.announce('changed', changed, changes, fieldsOf(current));
      return changed;
    });
  }

  private async refuseCollision(id: string, card: RateCardFields): Promise<void> {
    await this.cards.lock();
    const others = await this.cards.ofParty(card);
    const other = others.find((one) => one.id !== id && collide(one, card));
    if (!other) return;
    throw DomainError.conflict(
      'CATALOG.RATE_CARD_COLLIDES',
      `"${other.name}" is already in force for the same work from ${other.validFrom}${other.validTo ? ` to ${other.validTo}` : ' on'}.`,
      {
        field: 'validFrom',
        fix: 'End that card the day before this one begins, or change it.',
        details: { existingId: other.id },
      },
    );
  }

  private async announce(
    action: string,
    card: StoredCard,
    given: object,
    before: RateCardFields | null,
  ): Promise<void> {
    const { id, version, contractorId, customerId, validFrom } = card;
    await this.audit.record({
      action: `rate_card.${action}`,
      entity: 'rate_card',
      entityId: id,
      data: { version, given },
    });
    const after = fieldsOf(card);
    await this.events.publish(
      new RateCardChanged(id, version, contractorId, customerId, validFrom, before, after),
    );
  }
}

function fieldsOf({
  id: _id,
  version: _version,
  createdAt: _made,
  updatedAt: _changed,
  ...card
}: StoredCard) {
  return card as RateCardFields;
}
