import type { schemas } from '#api-client';
import { defineMessages, type Meaning } from '#ui';

/** States as people say them, with what each means. One place, so that a word is the same on every page. */

export type InvoiceStatus = schemas['InvoiceSummaryAnswer']['status'] | 'overdue';

export const invoiceStatusMessages = defineMessages({
  draft: ['Draft', 'Brouillon'],
  pending_approval: ['Waiting for approval', 'En attente d’approbation'],
  approved: ['Approved, not sent', 'Approuvée, non envoyée'],
  sent: ['Sent, not paid', 'Envoyée, non payée'],
  viewed: ['Seen, not paid', 'Vue, non payée'],
  partially_paid: ['Partly paid', 'Payée en partie'],
  paid: ['Paid', 'Payée'],
  rejected: ['Rejected', 'Refusée'],
  void: ['Void', 'Annulée'],
  overdue: ['Overdue', 'En retard'],
});

export const INVOICE_MEANINGS: Record<InvoiceStatus, Meaning> = {
  draft: 'none',
  pending_approval: 'attention',
  approved: 'info',
  sent: 'info',
  viewed: 'info',
  partially_paid: 'info',
  paid: 'good',
  rejected: 'blocked',
  void: 'none',
  overdue: 'blocked',
};

export type JobStatus = schemas['JobListRow']['status'];

/** States of a job as people say them. */
export const jobStatusMessages = defineMessages({
  created: ['New', 'Nouveau'],
  planned: ['Planned', 'Planifié'],
  in_progress: ['In progress', 'En cours'],
  review: ['In review', 'En révision'],
  completed: ['Completed', 'Terminé'],
  shipped: ['Shipped', 'Expédié'],
  on_hold: ['On hold', 'Suspendu'],
  cancelled: ['Cancelled', 'Annulé'],
  late: ['Late', 'En retard'],
});

export const JOB_MEANINGS: Record<JobStatus, Meaning> = {
  created: 'none',
  planned: 'info',
  in_progress: 'info',
  review: 'attention',
  completed: 'good',
  shipped: 'good',
  on_hold: 'attention',
  cancelled: 'none',
};

export type Presence = schemas['ActiveContractorAnswer']['presence'];

export const presenceMessages = defineMessages({
  working: ['Working', 'Travaille'],
  on_break: ['On a break', 'En pause'],
  available: ['Available', 'Disponible'],
  offline: ['Out of touch', 'Sans nouvelles'],
});

export const PRESENCE_MEANINGS: Record<Presence, Meaning> = {
  working: 'good',
  on_break: 'attention',
  available: 'info',
  offline: 'none',
};

export type VisitStatus = schemas['WorkOrderRowAnswer']['status'];

/** States of a work order as people say them. */
export const visitStatusMessages = defineMessages({
  unassigned: ['Nobody yet', 'Personne'],
  assigned: ['Assigned', 'Assignée'],
  acknowledged: ['Seen', 'Vue'],
  en_route: ['On the way', 'En route'],
  started: ['On site', 'Sur place'],
  paused: ['Paused', 'En pause'],
  declined: ['Declined', 'Refusée'],
  done: ['Done', 'Faite'],
  cancelled: ['Cancelled', 'Annulée'],
});

export const VISIT_MEANINGS: Record<VisitStatus, Meaning> = {
  unassigned: 'blocked',
  assigned: 'info',
  acknowledged: 'info',
  en_route: 'info',
  started: 'good',
  paused: 'attention',
  declined: 'blocked',
  done: 'good',
  cancelled: 'none',
};

type ConnectionStatus = schemas['IntegrationAnswer']['status'];

export const connectionMessages = defineMessages({
  active: ['Connected', 'Branché'],
  pending: ['Waits for your confirmation', 'Attend votre confirmation'],
  degraded: ['Has problems', 'Éprouve des problèmes'],
  needs_reauthorization: ['Needs you to sign in again', 'Demande une nouvelle connexion'],
  paused: ['Paused', 'En pause'],
  disconnected: ['Disconnected', 'Débranché'],
});

export const CONNECTION_MEANINGS: Record<ConnectionStatus, Meaning> = {
  active: 'good',
  pending: 'info',
  degraded: 'attention',
  needs_reauthorization: 'blocked',
  paused: 'none',
  disconnected: 'none',
};

type WriteStatus = schemas['OperationAnswer']['status'];

/** Writes to the books that find their way by themselves; one that failed is tried again soon. */
export const WRITES_UNDER_WAY: readonly WriteStatus[] = ['planned', 'in_flight', 'uncertain', 'failed'];
