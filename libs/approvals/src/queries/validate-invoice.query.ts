import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { DomainError } from '#kernel';
import { inPackets, sideBySide } from '#platform';
import { type Anomaly, anomalyOf } from '../domain/anomaly.js';
import type { InvoiceEvidence } from '../domain/evidence.js';
import type { Finding } from '../domain/finding.js';
import { type Recommendation, recommendationFor } from '../domain/recommendation.js';
import { runRules } from '../domain/rule.js';
import { RULES } from '../domain/rules/all-rules.js';
import { GatherEvidence } from '../evidence/gather-evidence.query.js';
import { ValidationRulesRepository } from '../validation-rules.repository.js';

/** What is to be said about one invoice. */
export interface Opinion {
  invoice: InvoiceView;
  /** What the rules looked at. */
  evidence: InvoiceEvidence;
  findings: Finding[];
  anomaly: Anomaly;
  recommendation: Recommendation;
}

/** Gathers what the rules look at, and runs those that the organization has on. Changes nothing. */
@Injectable()
export class ValidateInvoice {
  constructor(
    private readonly evidence: GatherEvidence,
    private readonly rules: ValidationRulesRepository,
  ) {}

  /** Throws `APPROVALS.INVOICE_NOT_FOUND`. */
  async run(id: string): Promise<Opinion> {
    const opinion = (await this.many([id])).get(id);
    if (!opinion) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
    return opinion;
  }

  /** By id, for as many statements as one invoice costs; ids that do not exist are not in the answer. */
  async many(ids: readonly string[]): Promise<Map<string, Opinion>> {
    const [settings, evidence] = await together(ids.length, () =>
      sideBySide(
        () => this.rules.settings(),
        () => this.evidence.of([...new Set(ids)]),
      ),
    );
    const opinion = (one: InvoiceEvidence): Opinion => {
      const findings = runRules(RULES, settings, one);
      const anomaly = anomalyOf(one);
      return {
        invoice: one.invoice,
        evidence: one,
        findings,
        anomaly,
        recommendation: recommendationFor(findings, anomaly),
      };
    };
    return new Map([...evidence].map(([id, one]) => [id, opinion(one)]));
  }
}

/** Of so many invoices most statements look up a handful of rows: what they cost is the way there. */
const FEW = 20;

/** Many invoices keep the server's processors busy side by side. */
function together<T>(count: number, work: () => Promise<T>): Promise<T> {
  return count > FEW ? work() : inPackets(work);
}
