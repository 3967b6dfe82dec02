import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { type Address, PartiesFacade } from '#parties';
import { type HandLine, linesByHand } from '../domain/hand-lines.js';
import { unknownReference } from '../domain/job.errors.js';
import type { BillingBasis } from '../domain/job.js';
import { jobStates } from '../domain/job.states.js';
import type { JobDraft } from '../jobs.repository.js';
import { WorkCentresRepository } from '../work-centres.repository.js';

/** What a person says about a job that no order stands behind. */
export interface HandWishes {
  customerId: string;
  /** The customer's name unless given. */
  name?: string;
  description?: string | null;
  priority?: number;
  dueDate?: string | null;
  /** The customer's unless given. */
  siteAddress?: Address | null;
  workCentreId?: string | null;
  billingBasis?: BillingBasis;
  lines: readonly HandLine[];
}

const USUAL_PRIORITY = 3;

/** Works out a job made by hand, and refuses what it names and nobody has. */
@Injectable()
export class HandDrafter {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
    private readonly centres: WorkCentresRepository,
  ) {}

  async draft(wishes: HandWishes): Promise<JobDraft> {
    const { customerId, billingBasis = 'completed', priority = USUAL_PRIORITY, dueDate = null } = wishes;
    const customer = await this.parties.customer(customerId);
    if (!customer) throw unknownReference('customerId', 'customer');
    if (wishes.workCentreId && !(await this.centres.find(wishes.workCentreId)))
      throw unknownReference('workCentreId', 'work centre');
    await this.checkLines(wishes.lines);
    return {
      ...linesByHand(wishes.lines),
      ...{ customerId, billingBasis, priority, dueDate },
      purchaseOrderId: null,
      splitFromId: null,
      workCentreId: wishes.workCentreId ?? null,
      status: jobStates.initial,
      name: wishes.name?.trim() || customer.displayName,
      description: wishes.description?.trim() || null,
      currency: customer.currency,
      siteAddress: wishes.siteAddress ?? customer.shippingAddress ?? customer.billingAddress,
    };
  }

  private async checkLines(lines: readonly HandLine[]): Promise<void> {
    const [items, taxCodes] = await Promise.all([
      this.catalog.items.readRecords(idsOf(lines, 'itemId')),
      this.catalog.taxCodes.readRecords(idsOf(lines, 'taxCodeId')),
    ]);
    for (const { itemId, taxCodeId } of lines) {
      if (itemId && !items.has(itemId)) throw unknownReference('lines.itemId', 'item');
      if (taxCodeId && !taxCodes.has(taxCodeId)) throw unknownReference('lines.taxCodeId', 'tax code');
    }
  }
}

function idsOf(lines: readonly HandLine[], field: 'itemId' | 'taxCodeId'): string[] {
  return [...new Set(lines.flatMap((line) => line[field] ?? []))];
}
