import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import type { HistoryEntry, InvoiceStory } from '../domain/history.js';
import { ownSteps } from '../domain/own-steps.js';
import { type InvoiceTeller, InvoiceTellers } from '../invoice-tellers.js';

/** Written, changed, handed in, sent, opened, voided: what this module knows of an invoice. */
@Injectable()
export class OwnHistory implements InvoiceTeller, OnModuleInit {
  readonly needs = 'invoices.read';

  constructor(
    private readonly tellers: InvoiceTellers,
    private readonly members: MemberDirectory,
  ) {}

  onModuleInit(): void {
    this.tellers.add(this);
  }

  async tell(story: InvoiceStory): Promise<HistoryEntry[]> {
    const { createdBy } = story.invoice;
    const names = createdBy === null ? undefined : await this.members.namesOf([createdBy]);
    return ownSteps(story, names?.get(createdBy ?? '') ?? null);
  }
}
