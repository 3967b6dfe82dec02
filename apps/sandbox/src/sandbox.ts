import { SandboxClock } from './clock.js';
import { Companies, SMALL } from './companies.js';
import type { Journal } from './kept/journal.js';
import { FaultInjector } from './quickbooks-online/faults/fault-injector.js';
import { RateLimiter, VENDOR_LIMITS } from './quickbooks-online/limits/rate-limiter.js';
import { IdentityTokens } from './quickbooks-online/oauth/identity-tokens.js';
import { TokenStore } from './quickbooks-online/oauth/token-store.js';
import { WebhookSender } from './quickbooks-online/webhooks/webhook-sender.js';
import { RequestLog } from './request-log.js';

export interface SandboxOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly seed?: number;
  /** `none` starts without companies: tests make their own. */
  readonly companies?: 'default' | 'none';
  readonly limits?: 'on' | 'off';
}

/** Everything one running sandbox holds. It lives in memory; a snapshot file is optional. */
export class Sandbox {
  readonly clock = new SandboxClock();
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  readonly tokens = new TokenStore(() => this.clock.now());
  readonly identity = new IdentityTokens();
  readonly faults = new FaultInjector();
  readonly limiter = new RateLimiter();
  readonly log = new RequestLog();
  readonly webhooks = new WebhookSender();
  readonly companies = new Companies(
    () => this.clock.now(),
    (change) => this.webhooks.notify(change),
  );
  /** Where changes are written down, when the sandbox is kept on disk. */
  private journal: Journal | undefined;
  /** Whether a write that is repeated with its `requestid` is answered again instead of done again. */
  knowsKeys = true;

  constructor(private readonly options: SandboxOptions = {}) {
    this.app = {
      clientId: options.clientId ?? 'sandbox-client',
      clientSecret: options.clientSecret ?? 'sandbox-secret',
    };
    if (options.limits === 'off') this.limiter.settings = { ...VENDOR_LIMITS, isOn: false };
  }

  /** The two companies that a sandbox has when nobody says otherwise. */
  foundDefaults(): void {
    if (this.options.companies === 'none') return;
    const seed = this.options.seed ?? 1;
    this.companies.create({ realmId: '9130350000000001', name: 'Escarpment Mechanical Services', seed });
    this.companies.create({
      realmId: '9130350000000002',
      name: 'Lakeshore Plumbing & Gasfitting',
      seed: seed + 1,
      ...SMALL,
    });
  }

  /** From here on every change is told to that journal. */
  record(journal: Journal): void {
    this.journal = journal;
    this.companies.record({
      books: (change) => journal.changed(change),
      founded: (request, at) => journal.note(['founded', request, at.getTime()]),
      removed: (realmId) => journal.note(['removed', realmId]),
    });
    this.tokens.onChange = (entry) => journal.note(['token', ...entry]);
  }

  /** Does the work of one request; what it changed is written down before anybody hears of it. */
  settled<T>(work: () => T): T {
    try {
      return work();
    } finally {
      this.journal?.flush();
    }
  }

  /** Back to the state of a fresh start. */
  reset(): void {
    this.journal?.note(['reset']);
    this.companies.clear();
    this.tokens.clear();
    this.faults.clear();
    this.limiter.reset();
    this.log.reset();
    this.knowsKeys = true;
    this.webhooks.subscribe([]);
    this.webhooks.clearLog();
    this.clock.setOffset(0);
    this.foundDefaults();
  }
}
