import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import {
  auditedEntry,
  type HistoryChange,
  type HistoryEntry,
  historyEntry,
  type InvoiceStory,
  type InvoiceTeller,
  InvoiceTellers,
} from '#invoicing';
import { sideBySide } from '#platform';
import {
  InvoiceStoryRepository,
  type ToldChange,
  type ToldConflict,
  type ToldWrite,
} from './invoice-story.repository.js';

/** Of each: writes, changes, conflicts. */
const MOST = 200;

/** Tells the history of an invoice what became of it in the books, and what the books made of it here. */
@Injectable()
export class InvoiceBooksTeller implements InvoiceTeller, OnModuleInit {
  readonly needs = 'integrations.read';

  constructor(
    private readonly tellers: InvoiceTellers,
    private readonly stories: InvoiceStoryRepository,
    private readonly members: MemberDirectory,
  ) {}

  onModuleInit(): void {
    this.tellers.add(this);
  }

  async tell({ invoice: { id, direction }, audited }: InvoiceStory): Promise<HistoryEntry[]> {
    const entity = direction === 'receivable' ? 'invoice' : 'bill';
    const [writes, changes, conflicts] = await sideBySide(
      () => this.stories.writes(entity, id, MOST),
      () => this.stories.changes(entity, id, MOST),
      () => this.stories.conflicts(entity, id, MOST),
    );
    const people = await this.members.namesOf(conflicts.flatMap(({ resolvedBy }) => resolvedBy ?? []));
    return [
      ...audited
        .filter(({ action }) => action === 'invoice.pushed')
        .map((line) => auditedEntry(line, 'asked-for-books')),
      ...writes.map((write) => writeEntry(id, write)),
      ...changes.map((change) => changeEntry(id, change)),
      ...conflicts.flatMap((conflict) => conflictEntries(id, conflict, people)),
    ];
  }
}

const DONE = {
  create: 'books-created',
  update: 'books-changed',
  void: 'books-voided',
  delete: 'books-voided',
} as const;

type InBooks = Pick<ToldWrite, 'connectionId' | 'company' | 'system'>;

/** Whose books, and where the whole story with them stands. */
function inBooks(invoiceId: string, { connectionId, company, system }: InBooks) {
  return {
    about: company ?? system,
    evidence: { kind: 'sync-record' as const, id: invoiceId, connectionId },
  };
}

function writeEntry(invoiceId: string, write: ToldWrite): HistoryEntry {
  const { id, operation, confirmedAt, updatedAt, error, remoteId } = write;
  const said = { id: `4-${id}`, ...inBooks(invoiceId, write) };
  if (!confirmedAt)
    return historyEntry({
      ...{ ...said, at: updatedAt.toISOString(), kind: 'books-waiting' },
      reason: error?.message ?? null,
    });
  const known = { field: 'remoteId', lineNumber: null, before: null, after: remoteId };
  return historyEntry({
    ...{ ...said, at: confirmedAt.toISOString(), kind: DONE[operation] },
    changes: operation === 'create' && remoteId !== null ? [known] : [],
  });
}

function changeEntry(invoiceId: string, change: ToldChange): HistoryEntry {
  const { id, at, effect, before, after } = change;
  return historyEntry({
    ...{ id: `4-${id}`, at: at.toISOString(), ...inBooks(invoiceId, change) },
    kind: effect === 'remove' ? 'removed-in-books' : 'changed-in-books',
    changes: Object.keys(after).map((field) => changeOf(field, before[field], after[field])),
  });
}

function conflictEntries(
  invoiceId: string,
  conflict: ToldConflict,
  people: ReadonlyMap<string, string>,
): HistoryEntry[] {
  const { id, fields, resolution, createdAt, resolvedAt, resolvedBy } = conflict;
  const said = inBooks(invoiceId, conflict);
  const opened = historyEntry({
    ...{ id: `4-${id}`, at: createdAt.toISOString(), kind: 'conflict-opened', ...said },
    changes: fields.map((field) => changeOf(field, null, null)),
  });
  if (!resolvedAt) return [opened];
  const sideOf = (field: string) =>
    resolution?.choice === 'fields' ? resolution.fields?.[field] : resolution?.choice;
  const decided = historyEntry({
    ...{ id: `5-${id}`, at: resolvedAt.toISOString(), kind: 'conflict-decided', ...said },
    actor: resolvedBy ? 'person' : 'system',
    actorName: (resolvedBy && people.get(resolvedBy)) ?? null,
    reason: null,
    // Whose value both sides have since.
    changes: fields.map((field) => ({ ...changeOf(field, null, null), after: sideOf(field) ?? null })),
  });
  return [opened, decided];
}

/** Plain values as text; a list, an address and what another record is called by its id say that they changed. */
function changeOf(field: string, before: unknown, after: unknown): HistoryChange {
  const isShown =
    !field.endsWith('Id') && [before, after].every((value) => typeof value !== 'object' || !value);
  const textOf = (value: unknown) =>
    isShown && value !== null && value !== undefined ? String(value) : null;
  return { field, lineNumber: null, before: textOf(before), after: textOf(after) };
}
