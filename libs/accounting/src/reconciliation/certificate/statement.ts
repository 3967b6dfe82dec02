import { digestOf, Money } from '#kernel';
import { type Directions, oneSided } from '../../connections/directions.js';
import type { LedgerSide } from '../../ports/balance-reader.js';
import { TOLERANCE } from '../cause-of.js';
import { sentenceOf } from '../difference-words.js';
import { openOf } from '../needs-person.js';
import type { Difference, Reconciliation } from '../reconciliation.types.js';

export const STATEMENT_FORMAT = 'invoicepatch.reconciliation/1';

/** Differences that a statement lists; all of them are in its digest. */
export const MOST_LISTED = 500;

/**
 * `clean`: nothing was found. `explained`: everything that was found is settled, explained or harmless. `open`: something
 * needs a person, or not everything was looked at.
 */
export type Verdict = 'clean' | 'explained' | 'open';

export interface ListedDifference
  extends Pick<
    Difference,
    'kind' | 'cause' | 'status' | 'entity' | 'label' | 'remoteId' | 'currency' | 'ours' | 'theirs' | 'amount'
  > {
  recordId: string | null;
  /** What it is, in words. */
  what: string;
  /** Why it may stay, in a person's words. */
  explanation: string | null;
}

/** What an accountant files: plain JSON, the same text for the same facts. */
export interface CertificateStatement {
  format: typeof STATEMENT_FORMAT;
  reconciliationId: string;
  organization: { id: string; name: string };
  books: { system: string; companyId: string; companyName: string | null; currency: string | null };
  /** The moment that the figures are of. */
  asOf: string;
  issuedAt: string;
  /** The day of both in the organization's zone. */
  asOfDay: string;
  /** What it rests on. */
  basis: {
    syncRunId: string | null;
    trigger: string;
    isThorough: boolean;
    /** Kinds that are not kept on both sides because somebody chose so; absent where there are none. */
    directions?: Directions;
  };
  tolerancePerDocument: string;
  controlTotals: Partial<Record<LedgerSide, { ours: string; theirs: string; difference: string }>>;
  counts: Reconciliation['counts'];
  differences: {
    found: number;
    open: number;
    /** There were too many to look at each: there may be more differences than were found. */
    isCut: boolean;
    /** SHA-256 of all of them, listed or not. */
    digest: string;
    listed: ListedDifference[];
  };
  verdict: Verdict;
}

export interface StatementFacts {
  organization: CertificateStatement['organization'];
  books: CertificateStatement['books'];
  directions?: Directions;
  run: Reconciliation;
  differences: readonly Difference[];
  issuedAt: Date;
  /** What day an instant is on where the organization is. */
  dayOf: (instant: Date) => string;
}

/** What a reconciliation says by now, with every explanation that was given since. */
export function statementOf(facts: StatementFacts): CertificateStatement {
  const { organization, books, run, differences, issuedAt, dayOf } = facts;
  const asOf = run.asOf ?? run.createdAt;
  const all = differences.map(listedOf);
  const open = openOf(run, differences);
  const chosen = oneSided(facts.directions);
  return {
    format: STATEMENT_FORMAT,
    reconciliationId: run.id,
    ...{ organization, books },
    asOf: asOf.toISOString(),
    issuedAt: issuedAt.toISOString(),
    asOfDay: dayOf(asOf),
    basis: {
      ...{ syncRunId: run.syncRunId, trigger: run.trigger, isThorough: run.isThorough },
      ...(Object.keys(chosen).length > 0 && { directions: chosen }),
    },
    tolerancePerDocument: TOLERANCE,
    controlTotals: Object.fromEntries(
      Object.entries(run.totals).map(([side, { ours, theirs }]) => [
        side,
        {
          ours: Money.of(ours).toFixed(),
          theirs: Money.of(theirs).toFixed(),
          difference: Money.of(theirs).minus(ours).toFixed(),
        },
      ]),
    ),
    counts: run.counts,
    differences: {
      ...{ found: run.found, open, isCut: run.isCut },
      digest: digestOf(all),
      listed: all.slice(0, MOST_LISTED),
    },
    verdict: verdictOf(run, open),
  };
}

function verdictOf({ found, isCut }: Reconciliation, open: number): Verdict {
  if (isCut || open > 0) return 'open';
  return found === 0 ? 'clean' : 'explained';
}

function listedOf(difference: Difference): ListedDifference {
  const { kind, cause, status, entity, label, localId, remoteId, currency } = difference;
  const { ours, theirs, amount, explanation } = difference;
  return {
    ...{ kind, cause, status, entity, label, recordId: localId, remoteId, currency },
    ...{ ours, theirs, amount, explanation },
    what: sentenceOf(difference),
  };
}
