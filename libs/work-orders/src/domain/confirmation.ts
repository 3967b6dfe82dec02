import { StateMachine } from '#kernel';

export const CONFIRMATION_STATES = ['waiting', 'delivered', 'parked'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

/** What a sender is to hear of its work order: tried until it is heard, or parked until a person has mended the cause. */
export const confirmationStates = new StateMachine<ConfirmationState, 'deliver' | 'park' | 'retry'>(
  'confirmation',
  'waiting',
  { waiting: { deliver: 'delivered', park: 'parked' }, parked: { retry: 'waiting' }, delivered: {} },
);

/** Pauses double from two seconds to an hour: about three hours in all. Trying again by hand begins anew. */
export const MOST_ATTEMPTS = 14;

/** One confirmation and how it fared. Instants are ISO 8601. */
export interface Confirmation {
  id: string;
  workOrderId: string;
  workOrderNumber: string;
  sourceId: string;
  sourceName: string;
  /** Past tense, e.g. `acknowledged`. */
  happened: string;
  /** Of the work order when it happened; what is sent says how the work order stands then. */
  version: number;
  state: ConfirmationState;
  /** Since it began to wait. */
  attempts: number;
  /** The HTTP status of the last answer. */
  lastStatus: number | null;
  /** Why it was not heard yet, in words; null before the first attempt and after the last. */
  cause: string | null;
  /** What somebody can do about it. */
  fix: string | null;
  createdAt: string;
  lastAttemptAt: string | null;
  deliveredAt: string | null;
}

/** Why an attempt was not heard. */
export interface Trouble {
  cause: string;
  fix: string;
  lastStatus: number | null;
  /** Whether time alone may mend it. */
  mayPass: boolean;
}

const AGAIN = 'then have it sent again.';

/** Undefined for an answer that says yes. */
export function troubleOf(status: number): Trouble | undefined {
  if (status >= 200 && status < 300) return undefined;
  const [cause, fix] = sentencesOf(status);
  const mayPass = status >= 500 || [408, 409, 425, 429].includes(status);
  return { cause: `${cause} (HTTP ${status}).`, fix, lastStatus: status, mayPass };
}

function sentencesOf(status: number): [cause: string, fix: string] {
  if (status === 401 || status === 403)
    return [
      'The sender does not accept our signature',
      `Compare the secret that the sender checks signatures with, or rotate its secret (POST /inbound-sources/{id}/rotate-secret) and give it the new one, ${AGAIN}`,
    ];
  if (status === 404 || status === 410)
    return [
      'Nobody listens at the callback address',
      `Correct the callback address of this sender, ${AGAIN}`,
    ];
  if (status === 429)
    return ['The sender asks us to slow down', 'It is tried again by itself, ever more slowly.'];
  if (status >= 500)
    return ['The sender has trouble of its own', `Ask whoever runs it to look at its log, ${AGAIN}`];
  return ['The sender refuses what we tell it', `Ask whoever runs it what it expects, ${AGAIN}`];
}

/** For a sender that was shut out. */
export const SHUT_OUT: Trouble = {
  cause: 'This sender was shut out.',
  fix: `Activate it again (POST /inbound-sources/{id}/activate), ${AGAIN}`,
  lastStatus: null,
  mayPass: false,
};

/** For one that wants no confirmations any more. */
export const NO_ADDRESS: Trouble = {
  cause: 'This sender wants no confirmations any more.',
  fix: `Give it a callback address (PATCH /inbound-sources/{id}), ${AGAIN}`,
  lastStatus: null,
  mayPass: false,
};
