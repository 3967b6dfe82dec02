import { Injectable } from '@nestjs/common';
import { addDays } from '#kernel';
import { type Address, PartiesFacade } from '#parties';
import { type HandLine, linesByHand } from '../domain/hand-lines.js';
import { linesMissing, unknownReference } from '../domain/job.errors.js';
import type { BillingBasis } from '../domain/job.js';
import { jobStates } from '../domain/job.states.js';
import { type TemplateView, templateNotFound } from '../domain/template.js';
import { JobCalendar } from '../job-calendar.js';
import { JobTemplatesRepository } from '../job-templates.repository.js';
import type { JobDraft } from '../jobs.repository.js';
import { JobReferences } from './job-references.js';
import type { JobDemands } from './job-registrar.js';

/** What a person says about a job that no order stands behind. What is not said comes from the template. */
export interface HandWishes {
  customerId: string;
  templateId?: string;
  /** The template's or the customer's name unless given. */
  name?: string;
  description?: string | null;
  priority?: number;
  dueDate?: string | null;
  /** The customer's unless given. */
  siteAddress?: Address | null;
  workCentreId?: string | null;
  billingBasis?: BillingBasis;
  lines?: readonly HandLine[];
}

const USUAL_PRIORITY = 3;

/** Works out a job made by hand, and refuses what it names and nobody has. */
@Injectable()
export class HandDrafter {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly references: JobReferences,
    private readonly templates: JobTemplatesRepository,
    private readonly calendar: JobCalendar,
  ) {}

  async draft(wishes: HandWishes): Promise<{ draft: JobDraft; demands: JobDemands }> {
    const customer = await this.parties.customer(wishes.customerId);
    if (!customer) throw unknownReference('customerId', 'customer');
    const template = wishes.templateId ? await this.template(wishes.templateId) : undefined;
    const lines = wishes.lines ?? template?.lines ?? [];
    if (lines.length === 0) throw linesMissing();
    const workCentreId = firstSaid(wishes.workCentreId, template?.workCentreId) ?? null;
    await this.references.check({ workCentreId, lines });
    const draft = {
      ...linesByHand(lines),
      customerId: wishes.customerId,
      purchaseOrderId: null,
      splitFromId: null,
      workCentreId,
      status: jobStates.initial,
      billingBasis: wishes.billingBasis ?? template?.billingBasis ?? 'completed',
      priority: wishes.priority ?? template?.priority ?? USUAL_PRIORITY,
      dueDate: await this.dueDate(wishes, template),
      name: wishes.name?.trim() || nameFrom(customer.displayName, template),
      description: firstSaid(wishes.description, template?.description)?.trim() || null,
      currency: customer.currency,
      siteAddress: wishes.siteAddress ?? customer.shippingAddress ?? customer.billingAddress,
    } satisfies JobDraft;
    return { draft, demands: { checkpoints: template?.checkpoints, gates: template?.gates } };
  }

  private async template(id: string): Promise<TemplateView> {
    const template = await this.templates.find(id);
    if (!template?.active) throw templateNotFound();
    return template;
  }

  private async dueDate({ dueDate }: HandWishes, template?: TemplateView): Promise<string | null> {
    if (dueDate !== undefined) return dueDate;
    const dueDays = template?.dueDays ?? null;
    return dueDays === null ? null : addDays(await this.calendar.today(), dueDays);
  }
}

/** Null is said, too: it means none. */
function firstSaid<T>(said: T | undefined, otherwise: T | undefined): T | undefined {
  return said === undefined ? otherwise : said;
}

function nameFrom(customer: string, template: TemplateView | undefined): string {
  return template ? `${template.name}, ${customer}` : customer;
}
