import { DomainError, type LocalDate, Money } from '#kernel';
import type { RowShape } from '#platform';
import type { OvertimeRule } from './overtime.js';
import type { SkillLevel } from './skill-level.js';

export const RATE_SIDES = ['pay', 'charge'] as const;
/** `pay`: what a contractor gets from us. `charge`: what a customer pays us. */
export type RateSide = (typeof RATE_SIDES)[number];

export const RATE_METHODS = ['rate', 'percent', 'amount'] as const;
/** `rate` is the price itself; `percent` and `amount` are added to the rate that would hold without the card. */
export type RateMethod = (typeof RATE_METHODS)[number];

export const OVERTIME_SOURCES = ['none', 'provincial', 'own'] as const;
export type OvertimeSource = (typeof OVERTIME_SOURCES)[number];

/** What was agreed. A null asks for nothing: a card without a skill tier is for every tier. */
export interface RateCardFields {
  name: string;
  side: RateSide;
  contractorId: string | null;
  customerId: string | null;
  serviceTypeId: string | null;
  itemId: string | null;
  skillTier: SkillLevel | null;
  /** A province's two letters, or a region that the organization names itself. */
  region: string | null;
  validFrom: LocalDate;
  /** The last day; null while nothing else is agreed. */
  validTo: LocalDate | null;
  method: RateMethod;
  /** Per hour, or per unit where one is named; percent points or an amount for the other methods. */
  value: string;
  /** ISO 4217. */
  currency: string;
  unitId: string | null;
  /** The least that one visit costs. */
  minimumCharge: string | null;
  overtimeSource: OvertimeSource;
  /** For `own`. */
  overtime: OvertimeRule | null;
  active: boolean;
}

export const rateCardShape: RowShape<RateCardFields> = {
  table: 'rate_cards',
  sortedBy: 'name',
  columns: {
    name: 'text',
    side: 'text',
    contractorId: 'uuid',
    customerId: 'uuid',
    serviceTypeId: 'uuid',
    itemId: 'uuid',
    skillTier: 'text',
    region: 'text',
    validFrom: 'date',
    validTo: 'date',
    method: 'text',
    value: 'numeric',
    currency: 'text',
    unitId: 'uuid',
    minimumCharge: 'numeric',
    overtimeSource: 'text',
    overtime: 'jsonb',
    active: 'boolean',
  },
};

export function newRateCard(currency: string): RateCardFields {
  return {
    name: '',
    side: 'pay',
    contractorId: null,
    customerId: null,
    serviceTypeId: null,
    itemId: null,
    skillTier: null,
    region: null,
    validFrom: '',
    validTo: null,
    method: 'rate',
    value: '',
    currency,
    unitId: null,
    minimumCharge: null,
    overtimeSource: 'none',
    overtime: null,
    active: true,
  };
}

/** The card after a change, checked. Throws `CATALOG.RATE_CARD_NOT_VALID`. */
export function changedRateCard(current: RateCardFields, changes: Partial<RateCardFields>): RateCardFields {
  const nothing = newRateCard('') as unknown as Record<string, unknown>;
  const given = Object.entries(changes).filter(
    ([field, value]) => value !== undefined && (value !== null || nothing[field] === null),
  );
  const next: RateCardFields = { ...current, ...(Object.fromEntries(given) as Partial<RateCardFields>) };
  const card: RateCardFields = {
    ...next,
    name: next.name.trim(),
    region: next.region?.trim().toUpperCase() || null,
    currency: next.currency.toUpperCase(),
    // Who names a party says which side it is on.
    side: next.contractorId ? 'pay' : next.customerId ? 'charge' : next.side,
    overtime: next.overtimeSource === 'own' ? next.overtime : null,
  };
  refuse(card);
  return card;
}

function refuse(card: RateCardFields): void {
  if (card.name === '') throw notValid('name', 'A rate card needs a name.');
  if (card.contractorId && card.customerId)
    throw notValid('customerId', 'A rate card is for a contractor or for a customer, not for both.');
  if (card.serviceTypeId && card.itemId)
    throw notValid('itemId', 'A rate card is for a service type or for an item, not for both.');
  if (card.validFrom === '') throw notValid('validFrom', 'A rate card needs its first day.');
  if (card.validTo !== null && card.validTo < card.validFrom)
    throw notValid('validTo', 'A rate card cannot end before it begins.');
  if (card.value === '') throw notValid('value', 'A rate card needs a rate.');
  if (card.method === 'rate' && Money.of(card.value).isNegative())
    throw notValid('value', 'A rate cannot be negative.');
  if (card.method === 'percent' && Money.of(card.value).compare('-100') < 0)
    throw notValid('value', 'More than 100 % cannot be taken off.');
  if (card.overtimeSource === 'own') refuseOvertime(card.overtime);
}

function refuseOvertime(rule: OvertimeRule | null): void {
  if (rule === null)
    throw notValid('overtime', 'Say when overtime begins, or take the rule of the province.');
  const { dailyAfter, dailyDoubleAfter } = rule;
  if (dailyAfter !== null && dailyDoubleAfter !== null && dailyDoubleAfter < dailyAfter)
    throw notValid('overtime.dailyDoubleAfter', 'Double time cannot begin before overtime does.');
}

function notValid(field: string, message: string): DomainError {
  return new DomainError('CATALOG.RATE_CARD_NOT_VALID', message, { field });
}

/** Whether both would be in force on some day for the very same work: then nobody could say which one holds. */
export function collide(a: RateCardFields, b: RateCardFields): boolean {
  const isSame = (
    [
      'side',
      'contractorId',
      'customerId',
      'serviceTypeId',
      'itemId',
      'skillTier',
      'region',
      'currency',
    ] as const
  ).every((field) => a[field] === b[field]);
  const isSameLayer = (a.method === 'rate') === (b.method === 'rate');
  const isSameTime =
    (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom);
  return a.active && b.active && isSame && isSameLayer && isSameTime;
}
