import type { LiveEvent } from '#api-client';

/** What happens elsewhere and changes an order: its jobs move it on, its bills are counted on it. */
export const ORDER_EVENTS = [
  'job:created',
  'job:progressed',
  'job:completed',
  'job:shipped',
  'job:invoiced',
  'invoice:approved',
  'invoice:voided',
] as const satisfies readonly LiveEvent[];
