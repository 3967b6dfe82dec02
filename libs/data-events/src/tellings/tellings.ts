import type { DomainEvent } from '#platform';
import { LIST_TELLINGS } from './list-tellings.js';
import { MONEY_TELLINGS } from './money-tellings.js';
import type { Told } from './telling.js';
import { WORK_TELLINGS } from './work-tellings.js';

const TELLINGS = [...LIST_TELLINGS, ...WORK_TELLINGS, ...MONEY_TELLINGS];
const BY_NAME = new Map(TELLINGS.map(({ event, told }) => [event.eventName, told]));

/** The events of the house that programs outside may be told of. */
export const TOLD_EVENTS = TELLINGS.map(({ event }) => event);

/** What an event is outside; undefined for one that stays in the house. */
export function toldOf(name: string, event: DomainEvent): Told | undefined {
  return BY_NAME.get(name)?.(event);
}
