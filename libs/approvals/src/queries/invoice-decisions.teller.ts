import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import {
  auditedEntry,
  auditedText,
  type HistoryEntry,
  historyEntry,
  type InvoiceStory,
  type InvoiceTeller,
  InvoiceTellers,
} from '#invoicing';
import type { AuditLine } from '#platform';
import { DecisionsRepository, type StoredDecision } from '../decisions.repository.js';
import { remarks } from '../domain/finding.js';

type Names = ReadonlyMap<string, string>;

/** Tells the history of an invoice what was decided about it, what was mended, and when it took too long. */
@Injectable()
export class InvoiceDecisionsTeller implements InvoiceTeller, OnModuleInit {
  readonly needs = 'approvals.read';

  constructor(
    private readonly tellers: InvoiceTellers,
    private readonly decisions: DecisionsRepository,
    private readonly members: MemberDirectory,
  ) {}

  onModuleInit(): void {
    this.tellers.add(this);
  }

  async tell({ invoice, audited }: InvoiceStory): Promise<HistoryEntry[]> {
    const decided = await this.decisions.history(invoice.id);
    const people = decided.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy ?? [], onBehalfOf ?? []].flat());
    const names = await this.members.namesOf([...new Set(people)]);
    return [
      ...decided.map((decision) => decisionEntry(decision, names, invoice.currency)),
      ...audited.flatMap(mendedEntry),
    ];
  }
}

function decisionEntry(
  { id, decision, isFinal, decidedAt, decidedBy, onBehalfOf, reason, ...made }: StoredDecision,
  names: Names,
  currency: string,
): HistoryEntry {
  const approved = isFinal ? 'approved' : 'approval-given';
  return historyEntry({
    ...{ id: `2-${id}`, at: decidedAt.toISOString(), reason, currency },
    kind: decision === 'undone' ? 'approval-undone' : decision === 'approved' ? approved : decision,
    actor: decidedBy === null ? 'rule' : 'person',
    actorName: (decidedBy && names.get(decidedBy)) ?? null,
    onBehalfOfName: (onBehalfOf && names.get(onBehalfOf)) ?? null,
    amount: made.invoiceTotal,
    findings: remarks(made.findings).map(({ rule, severity, message, words }) => ({
      ...{ rule, severity, message },
      ...(words && { words }),
    })),
  });
}

const MENDED = {
  'invoice.finding-fixed': 'finding-fixed',
  'invoice.finding-unfixed': 'finding-unfixed',
  'invoice.approval-escalated': 'approval-escalated',
} as const;

function mendedEntry(line: AuditLine): HistoryEntry[] {
  const kind = MENDED[line.action as keyof typeof MENDED];
  if (!kind) return [];
  const { total } = line.data as { total?: { from: string; to: string } };
  const moved = total && total.from !== total.to;
  const changes = moved ? [{ field: 'total', lineNumber: null, before: total.from, after: total.to }] : [];
  return [auditedEntry(line, kind, { about: auditedText(line, 'rule'), changes })];
}
