import { DomainError } from '#kernel';
import type { NewCheckpoint } from './checkpoint.js';
import type { Gate } from './gate.js';
import type { HandLine } from './hand-lines.js';
import type { BillingBasis } from './job.js';

/** What jobs of one kind have in common. */
export interface TemplateFields {
  name: string;
  description: string | null;
  /** Due so many days after the day it is made. */
  dueDays: number | null;
  priority: number;
  billingBasis: BillingBasis;
  workCentreId: string | null;
  lines: HandLine[];
  checkpoints: NewCheckpoint[];
  gates: Gate[];
  active: boolean;
}

export interface TemplateView extends TemplateFields {
  id: string;
  version: number;
}

export function templateNotFound(): DomainError {
  return DomainError.notFound('JOBS.NO_SUCH_TEMPLATE', 'There is no template with this id.');
}
