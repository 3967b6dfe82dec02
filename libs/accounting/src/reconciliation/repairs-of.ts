import { differenceStates } from './difference.states.js';
import type { Difference, Repair } from './reconciliation.types.js';

const ALWAYS: readonly Repair[] = ['check-again', 'explain'];

/** What can be done about a difference, the most likely first; nothing is left to do where both sides agree. */
export function repairsOf(difference: Difference): Repair[] {
  if (!differenceStates.can(difference.status, 'settle')) return [];
  return [...cures(difference), ...ALWAYS];
}

function cures({ kind, cause, localId, remoteId }: Difference): Repair[] {
  if (kind === 'party-balance-differs') return [];
  if (cause === 'conflict') return [];
  // What was used goes when its day is over, or waits with its adjustment under "Waiting for you".
  if (kind === 'quantity-differs')
    return cause === 'edit-there' || cause === 'missed-event' ? ['read-again'] : [];
  // To read a second entry in would double here what is doubled there.
  if (kind === 'duplicate-there' && localId === null) return [];
  if (cause === 'timing') return localId === null ? [] : ['send-again'];
  // Ours is void: to read theirs again would bring back what somebody took back.
  if (kind === 'void-here-open-there') return ['send-again'];
  if (remoteId === null) return localId === null ? [] : ['send-again'];
  if (kind === 'deleted-there' || kind === 'payment-not-there') return ['read-again', 'send-again'];
  return cause === 'change-here' ? ['send-again', 'read-again'] : ['read-again'];
}
