import { seeded } from '../../random.js';

export const FAULT_KINDS = [
  'http-404',
  'http-500',
  'http-503',
  'throttle',
  'reset',
  'timeout-after-commit',
  'truncated',
  'fault-200',
  'malformed',
  'slow',
  'late',
  'unauthorized',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
  readonly kind: FaultKind;
  readonly realm?: string;
  readonly method?: string;
  /** Prefix of the path below the realm (`/invoice`), or of the whole path; a `*` stands for anything. */
  readonly path?: string;
  /** How many requests it hits; without it, all of them (subject to `probability`). */
  readonly count?: number;
  readonly probability?: number;
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
  readonly seed?: number;
}

interface ArmedRule {
  readonly id: number;
  readonly rule: FaultRule;
  readonly random: () => number;
  hits: number;
}

/** Deliberate mishaps, so that a client can be shown to survive them. */
export class FaultInjector {
  private rules: ArmedRule[] = [];
  private nextId = 1;

  add(rule: FaultRule): number {
    const id = this.nextId++;
    this.rules.push({ id, rule, random: seeded(rule.seed ?? 1), hits: 0 });
    return id;
  }

  clear(id?: number): void {
    this.rules = id === undefined ? [] : this.rules.filter((armed) => armed.id !== id);
  }

  list(): { id: number; hits: number; rule: FaultRule }[] {
    return this.rules.map(({ id, hits, rule }) => ({ id, hits, rule }));
  }

  /** The first rule that hits this request, counted. */
  pick(request: { realm?: string; method: string; path: string }): FaultRule | undefined {
    for (const armed of this.rules) {
      if (!applies(armed.rule, request)) continue;
      if (armed.rule.count !== undefined && armed.hits >= armed.rule.count) continue;
      if (armed.rule.probability !== undefined && armed.random() >= armed.rule.probability) continue;
      armed.hits++;
      return armed.rule;
    }
    return undefined;
  }
}

function applies(rule: FaultRule, request: { realm?: string; method: string; path: string }): boolean {
  if (rule.realm !== undefined && rule.realm !== request.realm) return false;
  if (rule.method !== undefined && rule.method.toUpperCase() !== request.method.toUpperCase()) return false;
  if (rule.path === undefined) return true;
  const below = request.path.replace(/^\/v3\/company\/[^/]+/i, '');
  return [request.path, below].some((path) => startsLike(path.toLowerCase(), rule.path?.toLowerCase() ?? ''));
}

/** Prefix match where `*` stands for any run of characters; done by hand, since the pattern comes from outside. */
function startsLike(path: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
