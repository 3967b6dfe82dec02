import { type FindingWords, findingText } from '#kernel';

/** `pass` found nothing, `look` is worth a look, `block` stands in the way of an approval. */
export type Severity = 'pass' | 'look' | 'block';

/** Something that a finding rests on, so that a screen can link to it. */
export interface EvidenceLink {
  type:
    | 'invoice'
    | 'invoice_line'
    | 'job'
    | 'job_line'
    | 'customer'
    | 'contractor'
    | 'time_entry'
    | 'expense'
    | 'purchase_order'
    | 'clearance'
    | 'work_order'
    | 'tax_code'
    | 'connection';
  id: string;
  lineNumber?: number;
  label: string;
}

/** What one rule says about one invoice. Only `block` stands in the way of an approval. */
export interface Finding {
  rule: string;
  severity: Severity;
  /** What it says, before any language. Decisions from before this was kept have only the sentences. */
  words?: FindingWords;
  /** The same in English. */
  message: string;
  evidence: EvidenceLink[];
  /** What a person can do about it, in English. */
  fix?: string;
  /** Whether the product can mend it by itself, and take that back. */
  canBeFixed?: boolean;
}

/** What a rule found. `mild` findings are worth a look, whatever severity the organization gave to the rule. */
export interface Found extends Pick<Finding, 'evidence' | 'canBeFixed'> {
  words: FindingWords;
  isMild?: boolean;
}

/** Empty when the rule looked and found nothing; undefined when there is nothing that it could look at. */
export type RuleAnswer = Found[] | undefined;

/** A finding as it is answered and kept: its words, and what they say in English. */
export function worded(words: FindingWords): Pick<Finding, 'message' | 'fix'> & { words: FindingWords } {
  return { words, message: words.code, ...findingText(words, 'en') };
}

export function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'block');
}

/** The findings that say something. */
export function remarks(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity !== 'pass');
}
