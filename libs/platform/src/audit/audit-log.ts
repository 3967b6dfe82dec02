import { Injectable } from '@nestjs/common';
import { type OpenTransaction, requireScope } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Page, toPage } from '../http/paging.js';
import { type AuditFilter, AuditRepository } from './audit.repository.js';
import { auditData, auditText } from './audit-data.js';
import {
  type AuditLine,
  CHAIN_START,
  type ChainedLine,
  type ChainFault,
  faultOf,
  hashOf,
} from './audit-line.js';

/** Something a person may have to answer for. */
export interface AuditRecord {
  /** Past tense, `noun.happened`, e.g. `invoice.approved`. */
  action: string;
  /** The kind of thing it happened to, e.g. `invoice`. */
  entity: string;
  entityId?: string;
  /** Facts worth keeping for ever, such as what changed from what to what. Secrets are dropped. */
  data?: Record<string, unknown>;
}

/** The outcome of walking the chain. Keep `head` elsewhere: only with it can a cut-off end be noticed later. */
export interface ChainReport {
  intact: boolean;
  /** Lines that were checked and found good. */
  lines: number;
  head: { sequence: number; hash: string };
  firstBroken?: { sequence: number; fault: ChainFault };
}

const VERIFY_PAGE = 1_000;

/**
 * The append-only log of an organization, each line chained to the one before by its hash, in a gapless sequence.
 * Lines are written just before the commit, because the writers of one organization wait for each other from
 * there on.
 */
@Injectable()
export class AuditLog {
  private readonly waiting = new WeakMap<OpenTransaction, AuditRecord[]>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AuditRepository,
  ) {}

  /** Adds a line by the actor in scope, which exists exactly when the open unit of work commits. Opens one if need be. */
  record(record: AuditRecord): Promise<void> {
    return this.unitOfWork.run(() => {
      const { transaction } = requireScope();
      const earlier = transaction && this.waiting.get(transaction);
      if (earlier) {
        earlier.push(record);
      } else if (transaction) {
        const records = [record];
        this.waiting.set(transaction, records);
        this.unitOfWork.beforeCommit(() => {
          this.waiting.delete(transaction);
          return this.write(records);
        });
      }
      return Promise.resolve();
    });
  }

  /** Newest first, by key. `before` is the sequence number to continue from. */
  async list(filter: AuditFilter, limit: number, before?: number): Promise<Page<ChainedLine>> {
    const rows = await this.repository.page(filter, limit + 1, before);
    return toPage(
      rows,
      limit,
      (row) => [row.sequence],
      (row) => row,
    );
  }

  /** The last lines of these things, newest first. */
  of(entity: string, entityIds: readonly string[], limit: number): Promise<AuditLine[]> {
    return this.repository.ofThings(entity, entityIds, limit);
  }

  /** Ids of those who did any of these things to each of these; a thing to which nobody did is not in the answer. */
  async actorsOf(
    entity: string,
    entityIds: readonly string[],
    actions: readonly string[],
  ): Promise<Map<string, string[]>> {
    const rows = await this.repository.actors(entity, entityIds, actions);
    const byThing = Map.groupBy(rows, ({ entityId }) => entityId);
    return new Map([...byThing].map(([id, found]) => [id, found.map(({ actorId }) => actorId)]));
  }

  /** Walks the whole chain a page at a time and stops at the first line that does not fit. */
  async verify(): Promise<ChainReport> {
    let head = { sequence: 0, hash: CHAIN_START };
    for (;;) {
      const page = await this.repository.after(head.sequence, VERIFY_PAGE);
      for (const line of page) {
        const fault = faultOf(line, head);
        if (fault) {
          return {
            intact: false,
            lines: head.sequence,
            head,
            firstBroken: { sequence: head.sequence + 1, fault },
          };
        }
        head = { sequence: line.sequence, hash: line.hash };
      }
      if (page.length < VERIFY_PAGE) return { intact: true, lines: head.sequence, head };
    }
  }

  private async write(records: AuditRecord[]): Promise<void> {
    const { organizationId, actor } = requireScope();
    const head = await this.repository.lockHead();
    let previousHash = head.hash;
    const lines = records.map((record, index): ChainedLine => {
      const line: AuditLine = {
        organizationId,
        sequence: head.sequence + 1 + index,
        at: head.at,
        actorKind: actor.kind,
        actorId: actor.id ?? null,
        actorName: actor.name === undefined ? null : auditText(actor.name),
        action: auditText(record.action),
        entity: auditText(record.entity),
        entityId: record.entityId === undefined ? null : auditText(record.entityId),
        data: auditData(record.data ?? {}),
      };
      const hash = hashOf(line, previousHash);
      const chained = { ...line, previousHash, hash };
      previousHash = hash;
      return chained;
    });
    await this.repository.append(lines);
  }
}
