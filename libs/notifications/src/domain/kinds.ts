import { FIELD_KINDS } from './field-kinds.js';
import type { KindSpec, MoneyValue, ValueType } from './notification-kind.js';
import { OFFICE_KINDS } from './office-kinds.js';
import { SYNC_KINDS } from './sync-kinds.js';

/** Every kind of notification there is. An outgoing webhook names it as the event's type. */
export const KINDS = { ...OFFICE_KINDS, ...FIELD_KINDS, ...SYNC_KINDS };

export type NotificationKind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as NotificationKind[];

type ValueOf<T extends ValueType> = T extends 'money' ? MoneyValue : string;

/** What a caller must give for `K`: exactly the placeholders of its words. */
export type ValuesOf<K extends NotificationKind> = {
  [N in keyof (typeof KINDS)[K]['values']]: (typeof KINDS)[K]['values'][N] extends ValueType
    ? ValueOf<(typeof KINDS)[K]['values'][N]>
    : never;
};

/** Values as they come back from the database. */
export type Values = Readonly<Record<string, string | MoneyValue>>;

export function specOf(kind: NotificationKind): KindSpec {
  return KINDS[kind];
}

/** A kind that an older version wrote and this one does not know is no reason to show nothing at all. */
export function isKind(name: string): name is NotificationKind {
  return Object.hasOwn(KINDS, name);
}
