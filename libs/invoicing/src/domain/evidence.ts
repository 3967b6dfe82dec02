import { DomainError } from '#kernel';

/** What a line can rest on besides a job line, whose quantities the job itself counts. */
export const EVIDENCE_KINDS = [
  'time_entry',
  'expense',
  'material_use',
  'holdback',
  'schedule_line',
  'deposit',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One source that an invoice line bills. Amounts are decimal text before tax, in the invoice's currency. */
export interface LineEvidence {
  kind: EvidenceKind;
  sourceId: string;
  /** What is billed of a source that can be billed in parts (a schedule line, a deposit); null for a whole one. */
  amount: string | null;
  /** What had been billed of a schedule line when the line was written. */
  previousAmount: string | null;
  /** How its price was found, in a sentence. */
  reason?: string | null;
}

/** The same with the line and the invoice it is on. */
export interface BilledEvidence extends LineEvidence {
  invoiceId: string;
  lineNumber: number;
}

interface EvidencedLine {
  lineNumber: number;
  timeEntryId?: string | null;
  evidence?: readonly LineEvidence[];
}

/** Everything that the lines rest on; a line that names one time entry needs no list. Each source once. */
export function evidenceOf(lines: readonly EvidencedLine[]): (LineEvidence & { lineNumber: number })[] {
  const found = lines.flatMap(({ lineNumber, timeEntryId, evidence = [] }) => {
    const listed = evidence.map((one) => ({ ...one, lineNumber }));
    const isListed = listed.some((one) => one.kind === 'time_entry' && one.sourceId === timeEntryId);
    if (!timeEntryId || isListed) return listed;
    return [...listed, { ...whole('time_entry', timeEntryId), lineNumber }];
  });
  const seen = new Set<string>();
  for (const { kind, sourceId, lineNumber } of found) {
    const key = `${kind} ${sourceId}`;
    if (seen.has(key)) throw namedTwice(lineNumber);
    seen.add(key);
  }
  return found;
}

/** A source that is billed whole. */
export function whole(kind: EvidenceKind, sourceId: string, reason: string | null = null): LineEvidence {
  return { kind, sourceId, amount: null, previousAmount: null, reason };
}

const NOUNS: Record<EvidenceKind, string> = {
  time_entry: 'time',
  expense: 'expense',
  material_use: 'material',
  holdback: 'holdback',
  schedule_line: 'line of the schedule of values',
  deposit: 'deposit',
};

/** Somebody else billed the same thing first. */
export function alreadyBilled(kind: EvidenceKind, sourceId: string, byNumber?: string): DomainError {
  return DomainError.conflict(
    'INVOICING.EVIDENCE_BILLED',
    `This ${NOUNS[kind]} is${byNumber ? ` on ${byNumber}` : ' on another invoice'} already.`,
    {
      field: 'lines',
      fix: 'Take it off this invoice, or void the other one first.',
      details: { kind, sourceId },
    },
  );
}

function namedTwice(lineNumber: number): DomainError {
  return new DomainError(
    'INVOICING.EVIDENCE_TWICE',
    `Line ${lineNumber} bills what another line bills too.`,
    {
      field: `lines.${lineNumber - 1}.evidence`,
      fix: 'Name every time entry, expense and holdback once.',
    },
  );
}
