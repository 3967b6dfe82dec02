import type { CatalogFacade } from '#catalog';
import type { PartiesFacade } from '#parties';
import type { RecordStore } from '#platform';
import type { CanonicalDocuments, Entity } from '../../ports/canonical-documents.js';
import type { References } from '../references.js';
import { type AnyBinding, type EntityBinding, forgetTypes, keyOf } from './entity-binding.js';

/** Entities of which the canonical document and our record have the same fields: lists rather than transactions. */
type ListEntity = Extract<
  Entity,
  'account' | 'class' | 'term' | 'payment-method' | 'tax-rate' | 'tax-code' | 'customer' | 'vendor' | 'item'
>;

interface ListOptions<E extends ListEntity> {
  references?: References;
  policies?: EntityBinding<E>['policies'];
  name: (document: CanonicalDocuments[E]) => string;
}

function list<E extends ListEntity>(
  entity: E,
  store: RecordStore<CanonicalDocuments[E] & { id: string }>,
  { references = {}, policies = {}, name }: ListOptions<E>,
): AnyBinding {
  return forgetTypes<E, CanonicalDocuments[E] & { id: string }>({
    entity,
    store,
    references,
    required: [],
    policies,
    isWanted: () => true,
    toRecord: (document, id) => ({ ...document, id }),
    toDocument: ({ id: _id, ...document }) => document as unknown as CanonicalDocuments[E],
    afterRemoval: (record) => (record.active ? { ...record, active: false } : undefined),
    naturalKey: (document) => keyOf(name(document)),
  });
}

const TAX_ROWS: References = { 'salesRates.taxRateId': 'tax-rate', 'purchaseRates.taxRateId': 'tax-rate' };
/** The accounting system is where these are kept; ours is a copy. */
const THEIRS = new Proxy({}, { get: () => 'remote' }) as Readonly<Record<string, 'remote'>>;

export function listBindings(parties: PartiesFacade, catalog: CatalogFacade): AnyBinding[] {
  return [
    list('account', catalog.accounts, { policies: THEIRS, name: ({ name }) => name }),
    list('class', catalog.classes, {
      policies: THEIRS,
      references: { parentId: 'class' },
      name: ({ name }) => name,
    }),
    list('term', catalog.terms, { policies: THEIRS, name: ({ name }) => name }),
    list('payment-method', catalog.paymentMethods, { policies: THEIRS, name: ({ name }) => name }),
    list('tax-rate', catalog.taxRates, { policies: THEIRS, name: ({ name }) => name }),
    list('tax-code', catalog.taxCodes, { policies: THEIRS, references: TAX_ROWS, name: ({ name }) => name }),
    list('customer', parties.customers, {
      references: { parentId: 'customer', termId: 'term' },
      name: ({ displayName }) => displayName,
    }),
    list('vendor', parties.contractors, {
      references: { termId: 'term' },
      name: ({ displayName }) => displayName,
    }),
    list('item', catalog.items, {
      references: {
        salesTaxCodeId: 'tax-code',
        incomeAccountId: 'account',
        expenseAccountId: 'account',
        assetAccountId: 'account',
      },
      policies: { quantityOnHand: 'remote' },
      name: ({ name }) => name,
    }),
  ];
}
