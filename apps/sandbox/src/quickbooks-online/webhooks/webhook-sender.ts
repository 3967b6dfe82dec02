import { seeded } from '../../random.js';
import type { Change } from '../store/change-log.js';
import { payloadOf, signatureOf, type WebhookFormat } from './webhook-payloads.js';

export interface WebhookSubscription {
  readonly url: string;
  readonly verifierToken: string;
  readonly format: WebhookFormat;
  /** Changes are collected this long and sent together. */
  readonly batchMs?: number;
  /** Only these companies; all when absent. */
  readonly realms?: readonly string[];
  readonly dropShare?: number;
  readonly duplicateShare?: number;
  readonly shuffle?: boolean;
  readonly seed?: number;
  /** Attempts in all; the first failure is followed by waits of 50 ms, 100 ms and so on. */
  readonly attempts?: number;
}

export interface Delivery {
  readonly url: string;
  readonly at: string;
  readonly events: number;
  readonly attempt: number;
  readonly status: number | 'failed';
  readonly payload: string;
}

/** Entities the service sends notifications for. Purchases of time and settings come too; tax codes and files do not. */
const NOTIFIED = new Set([
  'Account',
  'Bill',
  'BillPayment',
  'Budget',
  'Class',
  'CompanyCurrency',
  'CreditMemo',
  'Customer',
  'Department',
  'Deposit',
  'Employee',
  'Estimate',
  'Invoice',
  'Item',
  'JournalCode',
  'JournalEntry',
  'Payment',
  'PaymentMethod',
  'Preferences',
  'Purchase',
  'PurchaseOrder',
  'RefundReceipt',
  'SalesReceipt',
  'TaxAgency',
  'Term',
  'TimeActivity',
  'Transfer',
  'Vendor',
  'VendorCredit',
]);
const KEPT_DELIVERIES = 1000;
const DEFAULT_BATCH_MS = 200;

interface Line {
  readonly subscription: WebhookSubscription;
  readonly random: () => number;
  waiting: Change[];
  timer?: NodeJS.Timeout;
}

/** Sends notifications the way the service does: late, in batches, and on request repeated, shuffled or not at all. */
export class WebhookSender {
  private lines: Line[] = [];
  private deliveries: Delivery[] = [];
  private readonly running = new Set<Promise<void>>();

  get subscriptions(): WebhookSubscription[] {
    return this.lines.map((line) => line.subscription);
  }

  subscribe(subscriptions: readonly WebhookSubscription[]): void {
    for (const line of this.lines) clearTimeout(line.timer);
    this.lines = subscriptions.map((subscription) => ({
      subscription,
      random: seeded(subscription.seed ?? 1),
      waiting: [],
    }));
  }

  log(): readonly Delivery[] {
    return this.deliveries;
  }

  clearLog(): void {
    this.deliveries = [];
  }

  notify(change: Change): void {
    if (!NOTIFIED.has(change.entity)) return;
    for (const line of this.lines) {
      const { realms, batchMs } = line.subscription;
      if (realms && !realms.includes(change.realmId)) continue;
      line.waiting.push(change);
      line.timer ??= setTimeout(() => this.flushLine(line), batchMs ?? DEFAULT_BATCH_MS);
    }
  }

  /** Sends what waits now, and resolves when every delivery has ended. */
  async flush(): Promise<void> {
    for (const line of this.lines) this.flushLine(line);
    while (this.running.size > 0) await Promise.all(this.running);
  }

  close(): void {
    for (const line of this.lines) {
      clearTimeout(line.timer);
      line.waiting = [];
    }
  }

  private flushLine(line: Line): void {
    clearTimeout(line.timer);
    line.timer = undefined;
    const changes = disturbed(line);
    line.waiting = [];
    if (changes.length === 0) return;
    const sending: Promise<void> = this.deliver(
      line.subscription,
      payloadOf(line.subscription.format, changes),
      changes.length,
    );
    this.running.add(sending);
    void sending.finally(() => this.running.delete(sending));
  }

  private async deliver(subscription: WebhookSubscription, payload: string, events: number): Promise<void> {
    const attempts = subscription.attempts ?? 3;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const status = await post(subscription, payload);
      this.deliveries.push({
        url: subscription.url,
        at: new Date().toISOString(),
        events,
        attempt,
        status,
        payload,
      });
      if (this.deliveries.length > KEPT_DELIVERIES) this.deliveries.shift();
      if (status !== 'failed' && status < 300) return;
      if (attempt < attempts) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** (attempt - 1)));
    }
  }
}

function disturbed(line: Line): Change[] {
  const { dropShare = 0, duplicateShare = 0, shuffle = false } = line.subscription;
  const kept = line.waiting.flatMap((change) => {
    if (line.random() < dropShare) return [];
    return line.random() < duplicateShare ? [change, change] : [change];
  });
  if (!shuffle) return kept;
  for (let at = kept.length - 1; at > 0; at--) {
    const other = Math.floor(line.random() * (at + 1));
    const [one, two] = [kept[at], kept[other]];
    if (one && two) [kept[at], kept[other]] = [two, one];
  }
  return kept;
}

async function post(subscription: WebhookSubscription, payload: string): Promise<number | 'failed'> {
  try {
    const response = await fetch(subscription.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'intuit-signature': signatureOf(subscription.verifierToken, payload),
      },
      body: payload,
      signal: AbortSignal.timeout(3000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 'failed';
  }
}
