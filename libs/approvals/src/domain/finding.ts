export type Severity = 'pass' | 'warn' | 'block';

/** Something that a finding rests on, so that a screen can link to it. */
export interface EvidenceLink {
  type: 'invoice' | 'invoice_line' | 'job' | 'job_line' | 'customer' | 'contractor' | 'time_entry';
  id: string;
  lineNumber?: number;
  label: string;
}

/** What one rule says about one invoice. Only `block` stands in the way of an approval. */
export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  evidence: EvidenceLink[];
  /** What a person can do about it. */
  fix?: string;
}

/** A rule that found something, or nothing: each rule always answers, so that one sees what was looked at. */
export type RuleAnswer = Omit<Finding, 'rule'>[];

export function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'block');
}
