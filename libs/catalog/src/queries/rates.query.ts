import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { sideBySide } from '#platform';
import { CatalogStores } from '../catalog.stores.js';
import type { ItemRecord } from '../domain/item.js';
import type { RateCardFields, RateSide } from '../domain/rate-card.js';
import {
  type BookRate,
  type RateCard,
  type RateInForce,
  type RateQuestion,
  rateInForce,
} from '../domain/rate-in-force.js';
import { serviceTypeList } from '../domain/service-type.js';
import type { SkillLevel } from '../domain/skill-level.js';
import { KeptListsRepository } from '../kept-lists.repository.js';
import { type CardsWanted, RateCardsRepository } from '../rate-cards.repository.js';

/** Asks for the rate of some work. Who names a contractor asks what he is paid, else what the customer is charged. */
export interface RateRequest {
  contractorId?: string | null;
  customerId?: string | null;
  /** Needed only when neither party is named. */
  side?: RateSide;
  serviceTypeId?: string | null;
  /** The service type's item unless given. */
  itemId?: string | null;
  skillTier?: SkillLevel | null;
  /** Two letters of the job site's province. */
  province?: string | null;
  region?: string | null;
  day: LocalDate;
  /** ISO 4217; that of the organization unless given. */
  currency?: string;
}

/** What was so at another moment: what a card said (null: it did not exist), or what an item cost. */
export interface RatesPast {
  card?: { id: string; before: RateCardFields | null };
  item?: { id: string; costBefore: string | null };
}

export interface RatesAside extends RatesPast {
  /** The skill tiers of the requests, in their order, for who has to read them: they are read beside the cards. */
  tiers?(): Promise<readonly RateRequest['skillTier'][]>;
}

/** The rates of any number of questions, in a number of queries that does not grow with them. */
@Injectable()
export class RatesQuery {
  constructor(
    private readonly cards: RateCardsRepository,
    private readonly lists: KeptListsRepository,
    private readonly stores: CatalogStores,
  ) {}

  /** With `past` the rates that held before a change of one card or one item. */
  async execute(
    requests: readonly RateRequest[],
    { tiers, ...past }: RatesAside = {},
  ): Promise<(RateInForce | undefined)[]> {
    if (requests.length === 0) return [];
    const [[questions, items], found, told] = await sideBySide(
      () => this.asked(requests),
      () => this.cards.candidates(cardsWanted(requests)),
      async () => tiers?.(),
    );
    const cards = asBefore(found, past);
    return questions.map((asked, index) => {
      const skillTier = told?.[index];
      const question = skillTier ? { ...asked, skillTier } : asked;
      const item = items.get(question.itemId ?? '')?.record;
      return rateInForce(question, cards, bookRate(item && costedAsBefore(item, past), question.side));
    });
  }

  /** The questions, and the items that they are about: those that requests name are read beside those of service types. */
  private async asked(requests: readonly RateRequest[]): Promise<[RateQuestion[], Items]> {
    const [questions, named] = await sideBySide(
      () => this.questions(requests),
      () => this.stores.items.readRecords(distinct(requests.map(({ itemId }) => itemId ?? null))),
    );
    const rest = distinct(questions.map(({ itemId }) => itemId)).filter((id) => !named.has(id));
    const usual = await this.stores.items.readRecords(rest);
    return [questions, new Map([...named, ...usual])];
  }

  private async questions(requests: readonly RateRequest[]): Promise<RateQuestion[]> {
    const wanting = distinct(
      requests.filter(({ itemId }) => !itemId).map(({ serviceTypeId }) => serviceTypeId ?? null),
    );
    const [services, home] = await sideBySide(
      async () => (wanting.length === 0 ? [] : this.lists.findAll(serviceTypeList, wanting)),
      async () => (requests.some(({ currency }) => !currency) ? this.cards.homeCurrency() : ''),
    );
    const itemOf = new Map(services.map(({ id, itemId }) => [id, itemId]));
    return requests.map((request) => {
      return {
        ...partyOf(request),
        serviceTypeId: request.serviceTypeId ?? null,
        itemId: request.itemId ?? itemOf.get(request.serviceTypeId ?? '') ?? null,
        skillTier: request.skillTier ?? null,
        province: request.province ?? null,
        region: request.region?.toUpperCase() ?? null,
        day: request.day,
        currency: request.currency?.toUpperCase() ?? home,
      };
    });
  }
}

type Items = Awaited<ReturnType<CatalogStores['items']['readRecords']>>;

/** Whose work it is, and so which way the money goes. */
function partyOf({
  contractorId,
  customerId,
  side,
}: RateRequest): Pick<RateQuestion, 'side' | 'contractorId' | 'customerId'> {
  if (contractorId) return { side: 'pay', contractorId, customerId: null };
  if (customerId) return { side: 'charge', contractorId: null, customerId };
  return { side: side ?? 'charge', contractorId: null, customerId: null };
}

function cardsWanted(requests: readonly RateRequest[]): CardsWanted {
  const parties = requests.map(partyOf);
  const days = requests.map(({ day }) => day).sort();
  return {
    contractorIds: distinct(parties.map(({ contractorId }) => contractorId)),
    customerIds: distinct(parties.map(({ customerId }) => customerId)),
    from: days[0] as LocalDate,
    to: days.at(-1) as LocalDate,
  };
}

function asBefore(cards: readonly RateCard[], { card }: RatesPast): readonly RateCard[] {
  if (!card) return cards;
  const others = cards.filter(({ id }) => id !== card.id);
  return card.before ? [...others, { ...card.before, id: card.id }] : others;
}

function costedAsBefore(record: ItemRecord, { item }: RatesPast): ItemRecord {
  return item?.id === record.id ? { ...record, purchaseCost: item.costBefore } : record;
}

function bookRate(item: ItemRecord | undefined, side: RateSide): BookRate | undefined {
  const rate = side === 'pay' ? item?.purchaseCost : item?.unitPrice;
  return item && rate != null ? { rate, itemName: item.name } : undefined;
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
