import { newId } from '#kernel';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { StockHandler } from '../stock/stock.handler.js';
import type { BooksOffice } from './books-office.js';
import { type SandboxDocument, sandbox } from './sandbox.js';

type Detail = { ItemRef: { value: string }; QtyDiff: number };

interface AdjustmentThere extends SandboxDocument {
  TxnDate?: string;
  PrivateNote?: string;
  AdjustAccountRef?: { value: string };
  Line?: { ItemAdjustmentLineDetail: Detail }[];
}

interface Level {
  itemId: string;
  quantityOnHand: string;
  quantityUnbooked: string;
  quantityAvailable: string;
}

interface Counted {
  /** Ours. */
  id: string;
  remoteId: string;
}

/** Counted items of a bookkeeper's office, jobs that use them, and what the books say of both. */
export class StockRoom {
  private constructor(
    readonly office: BooksOffice,
    private readonly owner: SignedIn,
    /** For what is adjusted; ours. */
    readonly accountId: string,
  ) {}

  static async open(office: BooksOffice): Promise<StockRoom> {
    const owner = await signIn(office.app.test, 'owner', { organizationId: office.organizationId });
    return new StockRoom(office, owner, await accountOf(office, 'Cost of Goods Sold'));
  }

  async call<T = { id: string }>(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) {
    const response = await this.office.app.test.app.inject({
      ...{ method, url: `/api/v1${url}`, headers: this.owner.headers },
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.json<T>() };
  }

  /** The books are told from now on; what is used from ten days ago on counts as used since. */
  async begin(): Promise<void> {
    await this.turn(this.accountId);
    await this.sql(`UPDATE stock_sending SET sent_since = now() - interval '10 days'`);
  }

  async turn(stockAccountId: string | null, connectionId = this.office.connectionId) {
    return this.call<{ code: string }>('PATCH', `/integrations/${connectionId}`, { stockAccountId });
  }

  /** An item that is counted there, forty of it, and known here. */
  async item(changes: object = {}): Promise<Counted> {
    const { realm } = this.office.company;
    const of = async (type: string) => ({
      value:
        (await sandbox.documents(realm, 'account')).find(({ AccountType }) => AccountType === type)?.Id ?? '',
    });
    const { Item } = await sandbox.create(realm, 'Item', {
      ...{ Name: `Valve ${newId()}`, Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 40 },
      ...{ InvStartDate: '2026-01-01', PurchaseCost: 4, UnitPrice: 9 },
      ...{ IncomeAccountRef: await of('Income'), ExpenseAccountRef: await of('Cost of Goods Sold') },
      AssetAccountRef: await of('Other Current Asset'),
      ...changes,
    });
    await this.office.sync();
    const remoteId = Item?.Id ?? '';
    return { id: await this.office.localId('item', remoteId), remoteId };
  }

  async job(): Promise<string> {
    const lines = [{ description: 'Boiler', quantity: '1', unitPrice: '100' }];
    const { customerId } = this.office;
    return (await this.call('POST', '/jobs', { customerId, lines })).body.id;
  }

  /** Used (or given back) by a job so many days ago. */
  async move(
    step: 'consume' | 'return',
    jobId: string,
    itemId: string,
    quantity: string,
    daysAgo = 1,
  ): Promise<void> {
    await this.call('POST', `/jobs/${jobId}/materials/${step}`, { itemId, quantity });
    await this.sql(
      `UPDATE stock_movements SET at = at - make_interval(days => $1)
       WHERE id = (SELECT id FROM stock_movements WHERE job_id = $2 AND item_id = $3 AND kind IN ('consumed', 'returned') ORDER BY id DESC LIMIT 1)`,
      [daysAgo, jobId, itemId],
    );
  }

  /** What happens by the hour, on this node. */
  look(): Promise<void> {
    const { app, connectionId } = this.office;
    const { signal } = new AbortController();
    return this.office.as(() => app.get(StockHandler).handle({ connectionId }, { signal }));
  }

  /** The same until everything is there and known here. */
  async told(): Promise<void> {
    await this.look();
    await this.office.settled();
    await this.look();
  }

  /** What was adjusted there of an item, the oldest first. */
  async adjusted({ remoteId }: Counted): Promise<number[]> {
    return (await this.adjustments()).flatMap(({ Line = [] }) =>
      Line.flatMap(({ ItemAdjustmentLineDetail: { ItemRef, QtyDiff } }) =>
        ItemRef.value === remoteId ? QtyDiff : [],
      ),
    );
  }

  async adjustments(): Promise<AdjustmentThere[]> {
    const all = await sandbox.documents(this.office.company.realm, 'inventoryadjustment');
    return (all as AdjustmentThere[]).sort((a, b) => Number(a.Id) - Number(b.Id));
  }

  async onHandThere({ remoteId }: Counted): Promise<number> {
    const items = await sandbox.documents(this.office.company.realm, 'item');
    return Number(items.find(({ Id }) => Id === remoteId)?.QtyOnHand);
  }

  /** On hand, unbooked and available, as people see them here. */
  async here({ id }: Counted): Promise<[string, string, string] | undefined> {
    const { body } = await this.call<{ items: Level[] }>('GET', '/stock?limit=100');
    const level = body.items.find(({ itemId }) => itemId === id);
    return level && [level.quantityOnHand, level.quantityUnbooked, level.quantityAvailable];
  }

  sql(text: string, parameters: unknown[] = []): Promise<unknown[]> {
    return this.office.as(() => this.office.app.get(Database).rows(text, parameters));
  }
}

/** Ours of an account of a type there. */
export async function accountOf(office: BooksOffice, type: string): Promise<string> {
  const accounts = await sandbox.documents(office.company.realm, 'account');
  return office.localId('account', accounts.find(({ AccountType }) => AccountType === type)?.Id ?? '');
}
