import { Money } from '#kernel';
import { Database } from '#platform';
import { type PurchaseOrderRecord, PurchaseOrdersFacade } from '#purchase-orders';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import type { BooksOffice } from './books-office.js';
import { type SandboxDocument, sandbox } from './sandbox.js';

type Direction = PurchaseOrderRecord['direction'];

interface Kept {
  remoteId: string;
  status: PurchaseOrderRecord['status'];
  total: string;
  notes: string | null;
}

/** Orders of a bookkeeper's office, and whether both sides keep the same of them. */
export class OrderDesk {
  constructor(private readonly office: BooksOffice) {}

  /** One line at that price; approved by whoever may. */
  async approved(direction: Direction, unitPrice: string, more: object = {}): Promise<string> {
    const { customerId, contractorId, itemId, taxCodeId } = this.office;
    const party = direction === 'customer' ? { customerId } : { contractorId };
    const lines = [{ itemId, taxCodeId, quantity: '1', unitPrice }];
    const order = { direction, orderDate: '2026-11-12', lines, ...party, ...more };
    const { body } = await this.office.call('POST', '/purchase-orders', order);
    await this.approve(body.id);
    return body.id;
  }

  private async approve(id: string): Promise<void> {
    const { app, organizationId } = this.office;
    this.approver ??= signIn(app.test, 'owner', { organizationId });
    const { headers } = await this.approver;
    const url = `/api/v1/purchase-orders/${id}/approve`;
    await app.test.app.inject({ method: 'POST', url, headers, payload: { version: 1 } });
  }

  private approver: Promise<SignedIn> | undefined;

  /** Changes an order as it is now; what its state does not allow is not done. */
  async step(id: string | undefined, method: 'POST' | 'PATCH', step: string, body: object): Promise<void> {
    if (id === undefined) return;
    const order = await this.office.as(() => this.office.app.get(PurchaseOrdersFacade).order(id));
    if (!order) return;
    await this.office.call(method, `/purchase-orders/${id}${step}`, { ...body, version: order.version });
  }

  /** Every order of ours that says something else there, in words. */
  async differences(): Promise<string[]> {
    const kinds = [
      ['purchase-order', 'PurchaseOrder', ({ Memo }: SandboxDocument) => Memo],
      [
        'estimate',
        'Estimate',
        ({ CustomerMemo }: SandboxDocument) => (CustomerMemo as { value?: string } | undefined)?.value,
      ],
    ] as const;
    const found: string[] = [];
    for (const [entity, name, notesOf] of kinds) {
      const ours = await this.office.as(() =>
        this.office.app.get(Database).rows<Kept>(MADE_HERE, [this.office.connectionId, entity]),
      );
      const there = await sandbox.documents(this.office.company.realm, name);
      for (const order of ours) {
        const theirs = there.find(({ Id }) => Id === order.remoteId);
        const mine = [isOver(entity, order), Money.of(order.total).toFixed(), order.notes ?? null];
        const other = theirs && [
          theirs.POStatus === 'Closed' || theirs.TxnStatus === 'Rejected' || theirs.TxnStatus === 'Closed',
          Money.of(String(theirs.TotalAmt)).toFixed(),
          notesOf(theirs) ?? null,
        ];
        if (JSON.stringify(mine) !== JSON.stringify(other))
          found.push(
            `${name} ${order.remoteId}: ${JSON.stringify(other)} there, ${JSON.stringify(mine)} here`,
          );
      }
      const [lost] = await this.office.as(() =>
        this.office.app.get(Database).rows<{ n: number }>(NOT_THERE, [this.office.connectionId, entity]),
      );
      if (lost && lost.n > 0) found.push(`${lost.n} approved orders are no ${name} there`);
    }
    return found;
  }
}

function isOver(entity: string, { status }: Kept): boolean {
  return ['cancelled', 'shipped', ...(entity === 'estimate' ? [] : ['completed'])].includes(status);
}

const MADE_HERE = `SELECT l.remote_id AS "remoteId", d.status, d.total::text AS total, d.customer_notes AS notes
  FROM purchase_orders d JOIN external_links l ON l.organization_id = d.organization_id AND l.local_id = d.id
  WHERE l.connection_id = $1 AND l.entity = $2 AND l.deleted_at IS NULL AND d.source = 'manual'`;

const NOT_THERE = `SELECT count(*)::int AS n FROM purchase_orders d
  WHERE d.source = 'manual' AND d.status = 'approved' AND d.direction = CASE WHEN $2 = 'estimate' THEN 'customer' ELSE 'supplier' END
    AND NOT EXISTS (SELECT FROM external_links l WHERE l.organization_id = d.organization_id AND l.connection_id = $1
      AND l.entity = $2 AND l.local_id = d.id AND l.deleted_at IS NULL)`;
