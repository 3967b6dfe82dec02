import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import type { Versioned } from '#platform';
import type { RateCardFields } from '../domain/rate-card.js';
import type { RateInForce } from '../domain/rate-in-force.js';
import { type ServiceTypeFields, serviceTypeList } from '../domain/service-type.js';
import { type UnitFields, unitList } from '../domain/unit.js';
import { KeptListsRepository } from '../kept-lists.repository.js';
import { RateCardsRepository } from '../rate-cards.repository.js';
import { type RateRequest, type RatesAside, RatesQuery } from './rates.query.js';

/** What is known of kinds of work: what they are, what they are counted in and what was agreed to pay for them. */
@Injectable()
export class WorkQuery {
  constructor(
    private readonly lists: KeptListsRepository,
    private readonly agreed: RatesQuery,
    private readonly cards: RateCardsRepository,
  ) {}

  serviceType(id: string): Promise<Versioned<ServiceTypeFields> | undefined> {
    return this.lists.find(serviceTypeList, id);
  }

  serviceTypes(ids: readonly string[]): Promise<Versioned<ServiceTypeFields>[]> {
    return this.lists.findAll(serviceTypeList, ids);
  }

  units(ids: readonly string[]): Promise<Versioned<UnitFields>[]> {
    return this.lists.findAll(unitList, ids);
  }

  rates(requests: readonly RateRequest[], aside?: RatesAside): Promise<(RateInForce | undefined)[]> {
    return this.agreed.execute(requests, aside);
  }

  payAdjustments(itemId: string, day: LocalDate): Promise<Versioned<RateCardFields>[]> {
    return this.cards.payAdjustments(itemId, day);
  }
}
