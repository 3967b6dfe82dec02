import { type Cast, type ItemRole, type Ref, type Story, seedList } from './cast.js';
import { mapKeys } from './chart-of-accounts.js';
import { itemSeeds } from './data/items.js';

const TERMS = {
  net30: { Name: 'Net 30', DueDays: 30, DiscountPercent: 0 },
  net15: { Name: 'Net 15', DueDays: 15, DiscountPercent: 0 },
  receipt: { Name: 'Due on receipt', DueDays: 0, DiscountPercent: 0 },
  early: { Name: '2% 10 Net 30', DueDays: 30, DiscountPercent: 2, DiscountDays: 10 },
};

const METHODS = {
  cheque: ['Cheque', 'NON_CREDIT_CARD'],
  eft: ['EFT', 'NON_CREDIT_CARD'],
  visa: ['Visa', 'CREDIT_CARD'],
  interac: ['Interac e-Transfer', 'NON_CREDIT_CARD'],
  cash: ['Cash', 'NON_CREDIT_CARD'],
} as const;

const CLASSES = ['HVAC', 'Plumbing', 'Gas fitting', 'Sheet metal', 'Refrigeration', 'Overhead'];

export function seedTerms(story: Story): Cast['terms'] {
  return mapKeys(TERMS, (_, term) => seedList(story, 'Term', { ...term, Active: true, Type: 'STANDARD' }));
}

export function seedMethods(story: Story): Cast['methods'] {
  return mapKeys(METHODS, (_, [Name, Type]) =>
    seedList(story, 'PaymentMethod', { Name, Type, Active: true }),
  );
}

export function seedClasses(story: Story): Ref[] {
  return CLASSES.map((name) =>
    seedList(story, 'Class', { Name: name, SubClass: false, FullyQualifiedName: name, Active: true }),
  );
}

/** Every item is active while the story runs; the old ones are retired at its end and stay on old documents. */
export function seedItems(story: Story, accounts: Cast['accounts']): ItemRole[] {
  return itemSeeds(story.plan.items).map((seed, index) => {
    const isStock = seed.kind === 'Inventory';
    const ref = seedList(
      story,
      'Item',
      {
        Name: seed.name,
        Sku: seed.sku,
        Description: seed.name,
        Active: true,
        SubItem: false,
        FullyQualifiedName: seed.name,
        Taxable: true,
        SalesTaxIncluded: false,
        PurchaseTaxIncluded: false,
        UnitPrice: seed.price,
        Type: seed.kind,
        IncomeAccountRef: accounts[seed.income],
        PurchaseCost: seed.cost,
        ...(seed.kind === 'Service' ? {} : { PurchaseDesc: seed.name }),
        ...(seed.kind === 'Service'
          ? { ExpenseAccountRef: accounts.subcontractors }
          : { ExpenseAccountRef: isStock ? accounts.cogs : accounts.materials }),
        ...(isStock
          ? {
              AssetAccountRef: accounts.inventory,
              QtyOnHand: 250 + ((index * 37) % 300),
              InvStartDate: story.plan.startDate,
              ReorderPoint: 40,
            }
          : {}),
        TrackQtyOnHand: isStock,
      },
      index,
    );
    return { ref, seed };
  });
}
