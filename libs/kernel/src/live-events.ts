/**
 * What travels over the sockets: the one contract that the server and everything in a browser share. Types and names
 * only. Every event is sent as `socket.emit(name, { sequence, at, data })`.
 *
 * A client keeps the highest `sequence` it has seen and gives it as `auth.lastSequence` when it connects again. The server
 * then sends everything it missed, in order, and `live:ready`; or `live:reload` when that is not kept any more.
 */

/** What the office sees of a contractor. `offline`: nothing was heard for some minutes, whatever her timer says. */
export const PRESENCES = ['working', 'on_break', 'available', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** The envelope of every event that the log keeps. */
export interface LiveMessage<Data = object> {
  /** Rises within an organization; what a client may not see leaves holes. */
  sequence: number;
  /** When it happened. ISO 8601, UTC. */
  at: string;
  data: Data;
}

/** Degrees are WGS 84. */
export interface LivePosition {
  contractorId: string;
  /** By the device's clock. ISO 8601, UTC. */
  at: string;
  latitude: number;
  longitude: number;
  accuracyMeters: number;
  /** Metres a second; null when the device does not say. */
  speed: number | null;
  /** Degrees clockwise from north; null when the device does not say. */
  heading: number | null;
  /** The work order at whose site she is, if she is at one of hers. */
  siteWorkOrderId: string | null;
}

export interface LiveStatus {
  contractorId: string;
  presence: Presence;
  lastSeenAt: string;
  /** The running timer and what it is for; null without one. */
  timeEntryId: string | null;
  jobId: string | null;
  workOrderId: string | null;
  /** False: take her off the map. */
  hasPosition: boolean;
}

export interface LiveTimer {
  contractorId: string;
  timeEntryId: string;
  jobId: string | null;
  workOrderId: string | null;
  startedAt: string | null;
  endedAt: string | null;
  minutes: number;
}

export interface LiveSiteVisit {
  contractorId: string;
  workOrderId: string;
}

/** Something about a document changed; ask for the document if it is on the screen. */
export interface LiveInvoice {
  invoiceId: string;
  direction: 'receivable' | 'payable';
  /** For a rejection. */
  reason?: string;
}

export interface LivePayment {
  paymentId: string;
}

export interface LiveJob {
  jobId: string;
  status?: string;
  /** For a split: the job that was split off. */
  newJobId?: string;
}

export interface LiveWorkOrder {
  workOrderId: string;
  version: number;
  status: string;
  /** Past tense: `created`, `assigned`, `started` … */
  happened: string;
}

export interface LiveSync {
  connectionId: string;
  runId: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** Records read so far, and how many there are where that is known. */
  pulled: number;
  total: number | null;
}

type Event<Data> = (message: LiveMessage<Data>) => void;

/** What both namespaces send about the connection itself. */
export interface ConnectionEvents {
  /** Everything up to `sequence` has been sent; what follows comes as it happens. */
  'live:ready': (told: { sequence: number; resumed: boolean }) => void;
  /** What was missed is not kept any more: ask for everything anew, then go on from `sequence`. */
  'live:reload': (told: { sequence: number }) => void;
  /** The sign-in ended; connect again with a new token. */
  'live:ended': (told: { code: string; detail: string }) => void;
}

/** Namespace `/managers`. Each family is sent to those who may read it: contractors, time, invoices, jobs, visits, sync. */
export interface ManagerEvents extends ConnectionEvents {
  'contractor:location_updated': Event<{ positions: LivePosition[] }>;
  'contractor:status_changed': Event<LiveStatus>;
  'contractor:site_entered': Event<LiveSiteVisit>;
  'contractor:site_left': Event<LiveSiteVisit>;
  'timeentry:started': Event<LiveTimer>;
  'timeentry:paused': Event<LiveTimer>;
  'timeentry:resumed': Event<LiveTimer>;
  'timeentry:stopped': Event<LiveTimer>;
  'invoice:submitted': Event<LiveInvoice>;
  'invoice:approved': Event<LiveInvoice>;
  'invoice:rejected': Event<LiveInvoice>;
  'invoice:voided': Event<LiveInvoice>;
  'invoice:payment_recorded': Event<LivePayment>;
  'invoice:payment_allocated': Event<LivePayment>;
  'invoice:payment_voided': Event<LivePayment>;
  'job:created': Event<LiveJob>;
  'job:changed': Event<LiveJob>;
  'job:moved': Event<LiveJob>;
  'job:progressed': Event<LiveJob>;
  'job:completed': Event<LiveJob>;
  'job:invoiced': Event<LiveJob>;
  'job:shipped': Event<LiveJob>;
  'job:split': Event<LiveJob>;
  'workorder:changed': Event<LiveWorkOrder>;
  'sync:progressed': Event<LiveSync>;
  'sync:finished': Event<LiveSync>;
}

/** Namespace `/contractors`, to the contractor whose work it is. */
export interface ContractorEvents extends ConnectionEvents {
  'workorder:assigned': Event<LiveWorkOrder>;
  'workorder:changed': Event<LiveWorkOrder>;
}

export type LiveEventName = Exclude<keyof ManagerEvents | keyof ContractorEvents, keyof ConnectionEvents>;

/** A place as a phone sends it. */
export interface SentPoint {
  /** ISO 8601 with its offset from UTC. */
  at: string;
  latitude: number;
  longitude: number;
  accuracyMeters: number;
  speed?: number;
  heading?: number;
}

/** Why a place was not kept. The device deletes it all the same. */
export interface RefusedPoint {
  at: string;
  code: string;
  detail: string;
}

/** The answer to what a phone sends, in the acknowledgement. */
export type Acknowledged<Data> =
  | { ok: true; data: Data }
  | { ok: false; problem: { code: string; detail: string; fix?: string; field?: string; status: number } };

type Acknowledge<Data> = (answer: Acknowledged<Data>) => void;

/** What a phone sends to `/contractors`. Everything may be sent again: the same id and moment change nothing. */
export interface ContractorMessages {
  /** 100 points at most, acknowledged once they are stored. */
  'location:update': (
    body: { points: SentPoint[] },
    answer: Acknowledge<{ accepted: number; refused: RefusedPoint[] }>,
  ) => void;
  /** The body of `POST /contractors/{id}/time`, with an id and a start. */
  'timeentry:start': (body: object, answer: Acknowledge<object>) => void;
  'timeentry:pause': (body: { id: string; at: string }, answer: Acknowledge<object>) => void;
  'timeentry:resume': (body: { id: string; at: string }, answer: Acknowledge<object>) => void;
  'timeentry:stop': (
    body: { id: string; at: string; keepDraft?: boolean },
    answer: Acknowledge<object>,
  ) => void;
}
