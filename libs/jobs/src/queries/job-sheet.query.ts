import { Injectable } from '@nestjs/common';
import {
  addressLines,
  type FileColumn,
  type FileWords,
  inLanguage,
  inOnePortion,
  type ListFile,
} from '#identity';
import { Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { type DocumentFact, type DocumentLanguage, printedDay } from '#platform';
import { PurchaseOrdersFacade } from '#purchase-orders';
import type { CheckpointView } from '../domain/checkpoint.js';
import type { JobLineView, JobView } from '../domain/job.js';
import type { JobStatus } from '../domain/job.states.js';
import { JobsRepository } from '../jobs.repository.js';
import { WorkCentresRepository } from '../work-centres.repository.js';
import { JobParts } from './job-parts.query.js';

/** A job as whoever does it takes it along: what is to be done and checked, where and until when. It says no price. */
@Injectable()
export class JobSheet {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly parts: JobParts,
    private readonly centres: WorkCentresRepository,
    private readonly parties: PartiesFacade,
    private readonly orders: PurchaseOrdersFacade,
  ) {}

  /** Throws `JOBS.NOT_FOUND`. */
  async of(id: string): Promise<ListFile<JobLineView>> {
    const job = await this.jobs.get(id);
    const checks = await this.parts.checkpoints(id);
    const named = await this.named(job);
    return {
      name: job.number,
      title: ['Job sheet', 'Feuille de travail'],
      columns: COLUMNS,
      rows: inOnePortion(job.lines),
      facts: (language) => factsOf(job, named, language),
      notes: (language) => notesOf(job, checks, language),
    };
  }

  private async named({ customerId, purchaseOrderId, workCentreId }: JobView): Promise<Named> {
    const customer = await this.parties.customer(customerId);
    const order = purchaseOrderId ? await this.orders.order(purchaseOrderId) : undefined;
    const centre = workCentreId ? await this.centres.find(workCentreId) : undefined;
    return { customer: customer?.displayName, order: order?.number, centre: centre?.name };
  }
}

/** What people call what the job names. */
interface Named {
  customer: string | undefined;
  order: string | undefined;
  centre: string | undefined;
}

const COLUMNS: readonly FileColumn<JobLineView>[] = [
  { head: ['Line', 'Ligne'], value: ({ lineNumber }) => String(lineNumber), isNumber: true, width: 0.7 },
  { head: ['Description', 'Description'], value: ({ description }) => description, width: 5 },
  { head: ['To do', 'À faire'], value: (line) => line.quantityOrdered, isNumber: true, width: 1.1 },
  { head: ['Done', 'Fait'], value: (line) => line.quantityCompleted, isNumber: true, width: 1.1 },
  { head: ['Left', 'Reste'], value: leftOf, isNumber: true, width: 1.1 },
  { head: ['Shipped', 'Expédié'], value: (line) => line.quantityShipped, isNumber: true, width: 1.1 },
];

function leftOf({ quantityOrdered, quantityCompleted }: JobLineView): string {
  const left = Money.of(quantityOrdered).minus(quantityCompleted);
  return left.isNegative() ? '0' : left.toString();
}

const STATUSES: Readonly<Record<JobStatus, FileWords>> = {
  created: ['New', 'Nouveau'],
  planned: ['Planned', 'Planifié'],
  in_progress: ['In progress', 'En cours'],
  review: ['In review', 'En révision'],
  completed: ['Completed', 'Terminé'],
  shipped: ['Shipped', 'Expédié'],
  on_hold: ['On hold', 'Suspendu'],
  cancelled: ['Cancelled', 'Annulé'],
};

function factsOf(
  job: JobView,
  { customer, order, centre }: Named,
  language: DocumentLanguage,
): DocumentFact[] {
  const facts: [FileWords, string | undefined][] = [
    [['Job', 'Travail'], job.number],
    [['Name', 'Nom'], job.name],
    [['State', 'État'], inLanguage(STATUSES[job.status], language)],
    [['Due', 'Échéance'], job.dueDate ? printedDay(job.dueDate, language) : undefined],
    [['Customer', 'Client'], customer],
    [['Where', 'Lieu'], addressLines(job.siteAddress).join(', ') || undefined],
    [['Order', 'Commande'], order],
    [['Work centre', 'Poste de travail'], centre],
  ];
  return facts.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label: inLanguage(label, language), value }],
  );
}

function notesOf({ description }: JobView, checks: readonly CheckpointView[], language: DocumentLanguage) {
  const marks = { open: '[ ]', passed: '[x]', failed: '[!]' };
  const lines = checks.map(({ name, instructions, status }) =>
    [`${marks[status]} ${name}`, instructions].filter(Boolean).join(': '),
  );
  return [
    ...(description ? [{ label: inLanguage(['What to do', 'À faire'], language), text: description }] : []),
    ...(lines.length > 0
      ? [{ label: inLanguage(['To check', 'À vérifier'], language), text: lines.join('\n') }]
      : []),
  ];
}
