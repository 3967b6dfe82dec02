import { Injectable } from '@nestjs/common';

/** Rows that are kept for a time and then deleted. */
export interface RetentionRule {
  /** As the settings and the audit log call them, e.g. `location-punches`. */
  name: string;
  /** What they are, in words for whoever decides how long they stay. */
  description: string;
  /** Days that they stay, where an organization decided nothing, and the limits of its decision. */
  defaultDays: number;
  minDays: number;
  maxDays: number;
  /** Deletes at most `limit` of those from before `before`, of the tenant in scope and in the open unit of work. Answers how many. */
  purge(before: Date, limit: number): Promise<number>;
}

/** What may be forgotten. A module names its own rows at boot (`onModuleInit`); the nightly job does the rest. */
@Injectable()
export class RetentionRules {
  private readonly rules = new Map<string, RetentionRule>();

  /** Throws when another rule has the name. */
  register(rule: RetentionRule): void {
    if (this.rules.has(rule.name)) throw new Error(`Two rules of retention are called "${rule.name}".`);
    this.rules.set(rule.name, rule);
  }

  /** By name. */
  all(): RetentionRule[] {
    return [...this.rules.values()].sort((one, other) => one.name.localeCompare(other.name));
  }
}
