import { type LocalDate, Money } from '#kernel';
import { NO_OVERTIME, type OvertimeRule, type OvertimeSplit, provincialOvertime } from './overtime.js';
import type { RateCardFields, RateSide } from './rate-card.js';
import type { SkillLevel } from './skill-level.js';

/** Whose work of what kind, where and when. */
export interface RateQuestion {
  side: RateSide;
  contractorId: string | null;
  customerId: string | null;
  serviceTypeId: string | null;
  itemId: string | null;
  skillTier: SkillLevel | null;
  /** Two letters of the job site's province. */
  province: string | null;
  /** A region of the organization's own that the site lies in. */
  region: string | null;
  day: LocalDate;
  /** ISO 4217; cards in another currency are not considered. */
  currency: string;
}

export type RateCard = RateCardFields & { id: string };

/** What the accounting system says the item sells for or costs. */
export interface BookRate {
  rate: string;
  itemName: string;
}

export interface RateInForce {
  /** Per hour, or per unit where `unitId` says so. At most six decimals. */
  rate: string;
  currency: string;
  unitId: string | null;
  source: 'card' | 'accounting';
  /** The card that the rate comes from; null for the accounting system's. */
  cardId: string | null;
  /** The card that was added on top, if any, and the rate before it. */
  adjustmentCardId: string | null;
  baseRate: string;
  overtime: OvertimeRule;
  minimumCharge: string | null;
  /** Why this rate and no other, in a sentence. */
  reason: string;
}

/**
 * THE rate. First the base: of the cards that fit and name a price, the most specific; without one, the accounting
 * system's price. Then, unless that price is the party's own, the party's most specific adjustment on top; without
 * one, the most specific general adjustment, and that only on the accounting system's price.
 *
 * A card fits when everything it asks for is so. Of two that fit the more specific is, in this order: the one that
 * names the party; names the item or service type; names the skill tier; names the region, then the province; began
 * later; was made later. Undefined when there is neither card nor price.
 */
export function rateInForce(
  question: RateQuestion,
  cards: readonly RateCard[],
  book: BookRate | undefined,
): RateInForce | undefined {
  const fitting = cards.filter((card) => fits(card, question)).sort(bySpecificity(question));
  const priced = fitting.find(({ method }) => method === 'rate');
  const base = priced?.value ?? book?.rate;
  if (base === undefined) return undefined;
  const adjustment =
    priced && isOwn(priced)
      ? undefined
      : fitting.find((card) => card.method !== 'rate' && (isOwn(card) || priced === undefined));
  const rate = adjusted(base, adjustment);
  const leading = adjustment ?? priced;
  return {
    rate,
    currency: question.currency,
    unitId: priced?.unitId ?? null,
    source: priced ? 'card' : 'accounting',
    cardId: priced?.id ?? null,
    adjustmentCardId: adjustment?.id ?? null,
    baseRate: Money.of(base).toString(),
    overtime: overtimeOf(overtimeCard(adjustment, priced), question.province),
    minimumCharge: leading?.minimumCharge ?? priced?.minimumCharge ?? null,
    reason: reasonOf(priced, adjustment, book, fitting.length),
  };
}

/** What work costs at a rate: each part in cents, the parts summing to the total unless the minimum is higher. */
export interface PricedWork {
  regular: string;
  overtime: string;
  double: string;
  holiday: string;
  /** At least the minimum charge, when there was work at all. */
  total: string;
  isMinimum: boolean;
}

/** Prices a split at an hourly rate, half a cent rounding up in each part. */
export function priceOf(
  { rate, overtime, minimumCharge }: Pick<RateInForce, 'rate' | 'overtime' | 'minimumCharge'>,
  split: OvertimeSplit,
): PricedWork {
  const priced = (minutes: number, multiplier: string) =>
    Money.of(rate).times(multiplier).times(minutes).dividedBy(60).toCents();
  const parts = {
    regular: priced(split.regular, '1'),
    overtime: priced(split.overtime, overtime.overtime),
    double: priced(split.double, overtime.double),
    holiday: priced(split.holiday, overtime.holiday),
  };
  const sum = Money.sum(Object.values(parts));
  const hasWork = Object.values(split).some((minutes) => minutes > 0);
  const isMinimum = hasWork && minimumCharge !== null && sum.compare(minimumCharge) < 0;
  return {
    regular: parts.regular.toFixed(),
    overtime: parts.overtime.toFixed(),
    double: parts.double.toFixed(),
    holiday: parts.holiday.toFixed(),
    total: (isMinimum ? Money.of(minimumCharge) : sum).toFixed(),
    isMinimum,
  };
}

function fits(card: RateCard, question: RateQuestion): boolean {
  const agrees = <T>(asked: T | null, is: T | null) => asked === null || asked === is;
  return (
    card.active &&
    card.side === question.side &&
    card.currency === question.currency &&
    card.validFrom <= question.day &&
    (card.validTo === null || card.validTo >= question.day) &&
    agrees(card.contractorId, question.contractorId) &&
    agrees(card.customerId, question.customerId) &&
    agrees(card.serviceTypeId, question.serviceTypeId) &&
    agrees(card.itemId, question.itemId) &&
    agrees(card.skillTier, question.skillTier) &&
    (card.region === null || card.region === question.region || card.region === question.province)
  );
}

function bySpecificity(question: RateQuestion): (a: RateCard, b: RateCard) => number {
  const rank = (card: RateCard): number[] => [
    isOwn(card) ? 1 : 0,
    card.itemId !== null || card.serviceTypeId !== null ? 1 : 0,
    card.skillTier === null ? 0 : 1,
    card.region === null ? 0 : card.region === question.region ? 2 : 1,
  ];
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    if (at >= 0) return (right[at] ?? 0) - (left[at] ?? 0);
    return b.validFrom.localeCompare(a.validFrom) || b.id.localeCompare(a.id);
  };
}

function isOwn({ contractorId, customerId }: RateCard): boolean {
  return contractorId !== null || customerId !== null;
}

function adjusted(base: string, adjustment: RateCard | undefined): string {
  const before = Money.of(base);
  if (!adjustment) return before.toString();
  const after =
    adjustment.method === 'percent'
      ? before.plus(before.percent(adjustment.value))
      : before.plus(adjustment.value);
  return (after.isNegative() ? Money.zero : after.rounded(6)).toString();
}

/** The adjustment's own rule when it states one, else that of the card it adjusts. */
function overtimeCard(adjustment?: RateCard, priced?: RateCard): RateCard | undefined {
  return adjustment && adjustment.overtimeSource !== 'none' ? adjustment : (priced ?? adjustment);
}

function overtimeOf(card: RateCard | undefined, province: string | null): OvertimeRule {
  if (card?.overtimeSource === 'provincial') return provincialOvertime(province);
  return card?.overtimeSource === 'own' && card.overtime ? card.overtime : NO_OVERTIME;
}

function reasonOf(
  priced: RateCard | undefined,
  adjustment: RateCard | undefined,
  book: BookRate | undefined,
  fitting: number,
): string {
  const others = fitting > 1 ? `, the most specific of ${fitting} cards that fit` : '';
  const base = priced
    ? `Rate card "${priced.name}" for ${audience(priced)}, in force since ${priced.validFrom}${others}`
    : `No rate card names a price, so the accounting system's price of "${book?.itemName ?? ''}" holds`;
  if (!adjustment) return `${base}.`;
  const sign = adjustment.value.startsWith('-') ? '' : '+';
  const change = `${sign}${adjustment.value}${adjustment.method === 'percent' ? ' %' : ''}`;
  return `${base}; "${adjustment.name}" adds ${change} since ${adjustment.validFrom}.`;
}

function audience(card: RateCard): string {
  const parts = [
    card.contractorId ? 'this contractor' : card.customerId ? 'this customer' : 'everybody',
    card.serviceTypeId ? 'this service type' : card.itemId ? 'this item' : '',
    card.skillTier ?? '',
    card.region ?? '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
