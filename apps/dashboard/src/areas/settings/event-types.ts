import type { schemas } from '#api-client';

export type EventType = schemas['DataEventTypeAnswer'];

/** The part of `invoice.approved.v1` that says what happened. */
export const stepOf = (type: string): string => type.split('.')[1] ?? type;

/** Types by the record that they are about, in the order of the catalogue. */
export function byRecord(types: readonly EventType[]): { record: string; types: EventType[] }[] {
  return [...Map.groupBy(types, ({ record }) => record)].map(([record, found]) => ({ record, types: found }));
}
