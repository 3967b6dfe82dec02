import type { Option } from '#ui';
import { findContractors, findCustomers } from '../../app/find';
import type { Direction } from './order';

/** Customers, or suppliers and contractors, whose names hold what was typed. */
export const findParties = (
  direction: Direction,
  text: string,
  signal: AbortSignal,
  limit = 8,
): Promise<Option[]> => (direction === 'customer' ? findCustomers : findContractors)(text, signal, limit);
