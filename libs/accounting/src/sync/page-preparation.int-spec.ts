import pg from 'pg';
import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { CanonicalCustomer } from '../ports/canonical-documents.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { sandbox } from '../testing/sandbox.js';
import { ChangeApplier } from './change-applier.js';
import { LinksRepository, MetMeanwhile } from './links.repository.js';
import { type ApplyTarget, PagePreparation, type PreparedPage, touches } from './page-preparation.js';
import { ReferenceResolver } from './reference-resolver.js';

const UPDATED = '2026-11-20T10:00:00Z';

const customer = (name: string, parentId: string | null = null): CanonicalCustomer => ({
  displayName: name,
  companyName: null,
  givenName: null,
  familyName: null,
  email: null,
  phone: null,
  billingAddress: null,
  shippingAddress: null,
  parentId,
  isProject: false,
  currency: 'CAD',
  taxExempt: false,
  termId: null,
  active: true,
});

const change = (remoteId: string, parentId: string | null = null, version = '0'): RemoteChange => ({
  entity: 'customer',
  remoteId,
  remoteVersion: version,
  remoteUpdatedAt: UPDATED,
  deleted: false,
  document: customer(`Customer ${remoteId}`, parentId),
});

const fails = () => {
  throw new Error('the page before was not kept');
};

describe('preparing a page', () => {
  let app: AccountingApp;
  let organization: string;
  let target: ApplyTarget;

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const prepare = (changes: RemoteChange[], ...before: PreparedPage[]) =>
    as(() => app.get(PagePreparation).prepare(target, 'customer', changes, before));

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    const connectionId = await app.link(organization, await sandbox.createCompany());
    const resolver = new ReferenceResolver(app.get(LinksRepository), connectionId, 'to-local');
    target = { connectionId, system: 'quickbooks-online', resolver };
  }, 60_000);

  afterAll(() => app.close());

  it('finds a record whose creation is confirmed while it looks', async () => {
    const localId = newId();
    const owner = new pg.Client({ connectionString: app.test.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN; LOCK TABLE sync_operations IN ACCESS EXCLUSIVE MODE');
      const preparing = prepare([change('confirmed-meanwhile')]);
      await eventually(async () => {
        const waiting = await owner.query(
          "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'sync_operations'::regclass",
        );
        return waiting.rows.length > 0;
      }, 'the preparation to ask what is under way');
      await as(() =>
        app.get(UnitOfWork).run(() =>
          app.get(LinksRepository).save(target.connectionId, [
            {
              entity: 'customer',
              localId,
              remoteId: 'confirmed-meanwhile',
              remoteVersion: '0',
              remoteUpdatedAt: null,
              document: {},
              generation: 1,
            },
          ]),
        ),
      );
      await owner.query('COMMIT');
      expect((await preparing).ids.get('confirmed-meanwhile')).toBe(localId);
    } finally {
      await owner.end();
    }
  });

  it('makes one customer of a new one that two readers meet at the same time', async () => {
    const applier = app.get(ChangeApplier);
    const written = () => Promise.resolve();
    const [early, late] = [await prepare([change('met-twice')]), await prepare([change('met-twice')])];
    await as(() => applier.write(target, early, written));
    await expect(as(() => applier.write(target, late, written))).rejects.toBeInstanceOf(MetMeanwhile);
    await as(() => applier.apply(target, 'customer', [change('met-twice')], written));
    const customers = await as(() =>
      app
        .get(Database)
        .rows<{ n: number }>(
          "SELECT count(*)::int AS n FROM customers WHERE display_name = 'Customer met-twice'",
        ),
    );
    expect(customers).toEqual([{ n: 1 }]);
  });

  it('keeps nothing of a page that is written beside one that fails, and nothing before its turn', async () => {
    const applier = app.get(ChangeApplier);
    const saved: string[] = [];
    const alongside = (name: string) => () => {
      saved.push(name);
      return Promise.resolve();
    };
    const write = async (name: string, turn: Promise<unknown>) => {
      const page = await prepare([change(name)]);
      return as(() => applier.write(target, page, alongside(name), turn));
    };
    const before = Promise.withResolvers<void>();
    const [kept, lost] = [write('in-turn', before.promise), write('beside-it', before.promise.then(fails))];
    const names = () =>
      as(() =>
        app
          .get(Database)
          .rows<{ name: string }>(
            "SELECT display_name AS name FROM customers WHERE display_name IN ('Customer in-turn', 'Customer beside-it')",
          ),
      );
    const owner = new pg.Client({ connectionString: app.test.database.ownerUrl });
    await owner.connect();
    await eventually(async () => {
      const waiting = await owner.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
      );
      return waiting.rows.length === 2;
    }, 'both pages to wait for their turn').finally(() => owner.end());
    expect(await names()).toEqual([]);
    expect(saved).toEqual([]);
    before.resolve();
    await expect(lost).rejects.toThrow('the page before was not kept');
    await kept;
    expect(await names()).toEqual([{ name: 'Customer in-turn' }]);
    expect(saved).toEqual(['in-turn']);
  });

  it('leaves to the page before what merely comes again', async () => {
    const first = await prepare([change('a'), change('b')]);
    const second = await prepare([change('b'), change('c')], first);
    expect(touches(first, [change('b'), change('c')])).toBe(false);
    expect([...second.ids.keys()]).toEqual(['c']);
    expect(second.echoes).toBe(1);
  });

  it('is touched by news of a record that the page before is about to link', async () => {
    const first = await prepare([change('d'), change('e', 'parent-of-e')]);
    expect(touches(first, [change('d', null, '1')])).toBe(true);
    expect(touches(first, [{ ...change('d'), deleted: true, document: null }])).toBe(true);
    expect(touches(first, [change('parent-of-e')])).toBe(true);
    expect(touches(first, [change('f')])).toBe(false);
  });

  it('sets one id aside for a parent that children of two pages wait for', async () => {
    const first = await prepare([change('g', 'late-parent')]);
    const second = await prepare([change('h', 'late-parent')], first);
    expect(second.wanted[0]?.document.parentId).toBe(first.wanted[0]?.document.parentId);
    expect(second.reserved.size).toBe(0);
  });

  it('knows every record that a page names, however many', async () => {
    const pairs = Array.from({ length: 20_001 }, (_, index) => [`item-${index}`, newId()] as const);
    const { connectionId } = target;
    const link = {
      entity: 'item',
      remoteVersion: '0',
      remoteUpdatedAt: null,
      document: {},
      generation: 1,
    } as const;
    await as(() =>
      app.get(UnitOfWork).run(() =>
        app.get(LinksRepository).save(
          connectionId,
          pairs.map(([remoteId, localId]) => ({ ...link, remoteId, localId })),
        ),
      ),
    );
    const resolver = new ReferenceResolver(app.get(LinksRepository), connectionId, 'to-local');
    const lines = pairs.map(([itemId]) => ({ itemId }));
    const resolve = await as(() => resolver.prepare([{ lines }], { 'lines.itemId': 'item' }));
    expect(pairs.filter(([remoteId, localId]) => resolve('item', remoteId) !== localId)).toEqual([]);
  });

  it('tells of an order to a supplier who is not here, instead of leaving it out in silence', async () => {
    const order = { ...{ number: 'PO-9', customerId: null, contractorId: 'nobody', lines: [] } };
    const remote = {
      ...change('order-9'),
      entity: 'purchase-order',
      document: order,
    } as unknown as RemoteChange;
    const page = await as(() => app.get(PagePreparation).prepare(target, 'purchase-order', [remote]));
    expect(page).toMatchObject({
      skipped: 1,
      wanted: [],
      problems: [{ remoteId: 'order-9', label: 'PO-9', field: 'contractorId' }],
    });
  });
});
