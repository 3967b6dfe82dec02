import { Inject, Injectable } from '@nestjs/common';
import { CatalogFacade, type RateCardFields, type RateRequest, type RatesPast } from '#catalog';
import { IdentityFacade } from '#identity';
import { addDays, type Clock, type LocalDate, localDateOf } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK } from '#platform';
import { daysToLookAt, firstChange, type RateNews } from '../domain/rate-news.js';
import { RateAudienceRepository } from '../rate-audience.repository.js';

/** Who worked in this many days is told of a card that is for everybody. */
const RECENT_DAYS = 180;

/** Whose pay a change moves, from what to what, and from which day on. */
@Injectable()
export class RateNewsQuery {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
    private readonly audience: RateAudienceRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a card said (null for a new one) and what it says now. */
  async ofCard(cardId: string, before: RateCardFields | null, card: RateCardFields): Promise<RateNews[]> {
    if (card.side !== 'pay') return [];
    const today = await this.today();
    const named = [card.contractorId, before?.contractorId].flatMap((id) => id ?? []);
    const everybody = card.contractorId === null || (before !== null && before.contractorId === null);
    const people = everybody ? await this.audience.workedSince(addDays(today, -RECENT_DAYS)) : named;
    const days = daysToLookAt(before, card, today);
    return this.compare(
      [...new Set(people)].map((contractorId) => ({ contractorId, card })),
      days,
      {
        was: { card: { id: cardId, before } },
        is: { card: { id: cardId, before: card } },
        work: await this.workOf(card),
      },
    );
  }

  /** The accounting system, or somebody here, says that an item costs another amount from today on. */
  async ofItem(itemId: string, costBefore: string | null): Promise<RateNews[]> {
    const item = await this.catalog.item(itemId);
    if (item?.type !== 'service') return [];
    const today = await this.today();
    const cards = await this.catalog.payAdjustments(itemId, today);
    const asked = cards.flatMap((card) =>
      card.contractorId ? [{ contractorId: card.contractorId, card: { ...card, itemId } }] : [],
    );
    return this.compare(asked, [today], { was: { item: { id: itemId, costBefore } }, work: item.name });
  }

  private async compare(
    asked: readonly { contractorId: string; card: RateCardFields }[],
    days: readonly LocalDate[],
    { was: past, is: present, work }: { was: RatesPast; is?: RatesPast; work: string },
  ): Promise<RateNews[]> {
    const profiles = await this.parties.profilesOf(asked.map(({ contractorId }) => contractorId));
    const concerned = asked.flatMap(({ contractorId, card }) => {
      const tier = profiles.get(contractorId)?.skillTier ?? null;
      if (card.skillTier !== null && card.contractorId === null && card.skillTier !== tier) return [];
      return [{ contractorId, card, tier: card.skillTier ?? tier }];
    });
    const requests = concerned.flatMap(({ contractorId, card, tier }) =>
      days.map((day): RateRequest => {
        const { serviceTypeId, itemId, region, currency } = card;
        const province = region?.length === 2 ? region : null;
        return { contractorId, serviceTypeId, itemId, skillTier: tier, region, province, currency, day };
      }),
    );
    const [was, is] = [
      await this.catalog.ratesInForce(requests, past),
      await this.catalog.ratesInForce(requests, present),
    ];
    return concerned.flatMap(({ contractorId, card }, index) => {
      const own = [index * days.length, (index + 1) * days.length] as const;
      const change = firstChange(days, was.slice(...own), is.slice(...own));
      return change ? [{ ...change, contractorId, work, currency: card.currency }] : [];
    });
  }

  private async workOf({ serviceTypeId, itemId, name }: RateCardFields): Promise<string> {
    if (serviceTypeId) return (await this.catalog.serviceType(serviceTypeId))?.name ?? name;
    return (itemId && (await this.catalog.item(itemId))?.name) || name;
  }

  private async today(): Promise<LocalDate> {
    const { timezone } = await this.identity.organizationSettings();
    return localDateOf(this.clock.now(), timezone);
  }
}
