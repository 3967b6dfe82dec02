import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError, Money } from '#kernel';
import { TimekeepingFacade } from '#timekeeping';
import { ClaimsRepository, type Part } from '../claims.repository.js';
import type { BilledEvidence, EvidenceKind, LineEvidence } from '../domain/evidence.js';
import type { InvoiceDirection } from '../domain/invoice.js';
import { EvidenceRepository } from '../evidence.repository.js';

/**
 * The modules that own what is billed. A time entry or an expense is billed to the customer and by the contractor: it is
 * invoiced as soon as one of them has it, and free again when none has.
 */
@Injectable()
export class EvidenceSources {
  constructor(
    private readonly timekeeping: TimekeepingFacade,
    private readonly jobs: JobsFacade,
    private readonly claims: ClaimsRepository,
    private readonly rows: EvidenceRepository,
  ) {}

  async take(direction: InvoiceDirection, evidence: readonly LineEvidence[]): Promise<void> {
    const material = idsOf(evidence, 'material_use');
    if (material.length > 0 && direction === 'payable') throw notBilledToUs();
    await this.jobs.holdMaterial(material);
    await this.timekeeping.markInvoiced(await this.newlyBilled(direction, 'time_entry', evidence));
    await this.timekeeping.markExpensesInvoiced(await this.newlyBilled(direction, 'expense', evidence));
    const [line] = await this.claims.billSchedule(partsOf(evidence, 'schedule_line'));
    if (line) throw scheduleMoved(line);
    const [deposit] = await this.claims.applyDeposits(partsOf(evidence, 'deposit'));
    if (deposit) throw depositSpent(deposit);
  }

  /** What is given back was released already, so whatever is still live is another invoice's. */
  async giveBack(released: readonly BilledEvidence[]): Promise<void> {
    await this.timekeeping.releaseInvoiced(await this.freed('time_entry', released));
    await this.timekeeping.releaseExpenses(await this.freed('expense', released));
    await this.claims.giveBackSchedule(partsOf(released, 'schedule_line'));
    await this.claims.giveBackDeposits(partsOf(released, 'deposit'));
  }

  /** What the other direction bills already is invoiced already. */
  private async newlyBilled(
    direction: InvoiceDirection,
    kind: EvidenceKind,
    evidence: readonly LineEvidence[],
  ): Promise<string[]> {
    const ids = idsOf(evidence, kind);
    const live = await this.rows.live(kind, ids);
    const elsewhere = new Set(
      live.filter((one) => one.direction !== direction).map(({ sourceId }) => sourceId),
    );
    return ids.filter((id) => !elsewhere.has(id));
  }

  private async freed(kind: EvidenceKind, released: readonly BilledEvidence[]): Promise<string[]> {
    const ids = idsOf(released, kind);
    const stillBilled = new Set((await this.rows.live(kind, ids)).map(({ sourceId }) => sourceId));
    return ids.filter((id) => !stillBilled.has(id));
  }
}

function idsOf(evidence: readonly LineEvidence[], kind: EvidenceKind): string[] {
  return evidence.filter((one) => one.kind === kind).map(({ sourceId }) => sourceId);
}

/** Parts of one source add up: invoices that billed the same line may be voided together. */
function partsOf(evidence: readonly LineEvidence[], kind: EvidenceKind): Part[] {
  const parts = new Map<string, Part>();
  for (const { kind: itsKind, sourceId, amount, previousAmount } of evidence) {
    if (itsKind !== kind || amount === null) continue;
    const sum = Money.of(parts.get(sourceId)?.amount ?? '0').plus(amount);
    parts.set(sourceId, { sourceId, amount: sum.toString(), previousAmount });
  }
  return [...parts.values()];
}

function scheduleMoved(lineId: string): DomainError {
  return DomainError.conflict(
    'INVOICING.SCHEDULE_MOVED',
    'A line of the schedule of values was billed by somebody else meanwhile, or has less left than this bills.',
    {
      field: 'lines',
      fix: 'Look at the schedule of values again and bill what is left.',
      details: { lineId },
    },
  );
}

function depositSpent(depositId: string): DomainError {
  return DomainError.conflict(
    'INVOICING.DEPOSIT_SPENT',
    'The deposit has less left than this invoice takes from it.',
    {
      field: 'deposits',
      fix: 'Look at what is left of the deposit and apply no more.',
      details: { depositId },
    },
  );
}

function notBilledToUs(): DomainError {
  return new DomainError(
    'INVOICING.MATERIAL_ON_BILL',
    'Material that a job used is billed to its customer.',
    {
      field: 'lines',
      fix: 'Take it off this bill. What a supplier delivered is billed by the lines of the purchase order.',
    },
  );
}
