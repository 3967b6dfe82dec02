import { Injectable } from '@nestjs/common';
import { CatalogFacade, type RateRequest } from '#catalog';
import { IdentityFacade } from '#identity';
import { PartiesFacade } from '#parties';
import type { BillableTime } from '#timekeeping';
import { type TimeRate, timeRate } from '../domain/time-rate.js';

/** What an entry is billed at, where it was worked, and the item that it is billed with. */
export type RatedEntry = BillableTime & TimeRate;

/** Asks what was agreed for time on its day: to pay for it, or to charge for it. */
@Injectable()
export class TimeRates {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** Of a customer what she is charged, of a contractor what he is paid; in a number of queries that does not grow. */
  async of(
    party: { customerId: string } | { contractorId: string },
    entries: readonly BillableTime[],
    currency: string,
  ): Promise<RatedEntry[]> {
    if (entries.length === 0) return [];
    const { province: home } = await this.identity.organizationSettings();
    const items = await this.itemsOf(entries);
    const profiles = await this.parties.profilesOf([...new Set(entries.map((entry) => entry.contractorId))]);
    const placed = entries.map((entry) => ({
      ...entry,
      itemId: entry.itemId ?? items.get(entry.serviceTypeId ?? '') ?? null,
      province: entry.province ?? home,
    }));
    const requests = placed.map(
      (entry): RateRequest => ({
        ...party,
        ...{ serviceTypeId: entry.serviceTypeId, itemId: entry.itemId, province: entry.province },
        skillTier: profiles.get(entry.contractorId)?.skillTier ?? null,
        ...{ day: entry.workDate, currency },
      }),
    );
    const found = await this.catalog.ratesInForce(requests);
    return placed.map((entry, index) => {
      const own = 'customerId' in party ? entry.hourlyRate : entry.costRate;
      return { ...entry, ...timeRate(own, found[index]) };
    });
  }

  /** A kind of work may say which item it is billed with. */
  private async itemsOf(entries: readonly BillableTime[]): Promise<Map<string, string | null>> {
    const ids = [...new Set(entries.flatMap((entry) => entry.serviceTypeId ?? []))];
    const types = ids.length === 0 ? [] : await this.catalog.serviceTypes(ids);
    return new Map(types.map(({ id, itemId }) => [id, itemId]));
  }
}
