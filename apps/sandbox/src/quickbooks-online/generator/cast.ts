import type { CompanyBooks, Doc } from '../store/company-books.js';
import type { Body } from '../store/doc.js';
import { officeTime } from './calendar.js';
import type { AccountKey } from './data/accounts.js';
import type { ItemSeed } from './data/items.js';
import type { Place } from './data/places.js';
import type { CodeKey } from './data/taxes.js';
import type { ContractorSeed, SupplierSeed } from './data/vendors.js';
import type { Plan } from './options.js';
import type { Random } from './random.js';

export interface Ref {
  readonly value: string;
  readonly name: string;
}

export interface CustomerRole {
  readonly ref: Ref;
  readonly place: Place;
  readonly tax: CodeKey;
  readonly currency: 'CAD' | 'USD';
  readonly email?: string;
  readonly term: Ref;
  readonly isJob: boolean;
  /** Pays everything open with one payment in the middle of the month. */
  readonly paysByStatement: boolean;
}

export interface ItemRole {
  readonly ref: Ref;
  readonly seed: ItemSeed;
}

/** Everyone and everything the story's documents refer to. */
export interface Cast {
  readonly accounts: Readonly<Record<AccountKey, Ref>>;
  readonly codes: Readonly<Record<CodeKey, Ref>>;
  readonly terms: Readonly<Record<'net30' | 'net15' | 'receipt' | 'early', Ref>>;
  readonly methods: Readonly<Record<'cheque' | 'eft' | 'visa' | 'interac' | 'cash', Ref>>;
  readonly classes: readonly Ref[];
  readonly items: readonly ItemRole[];
  readonly customers: readonly CustomerRole[];
  readonly contractors: readonly {
    readonly ref: Ref;
    readonly seed: ContractorSeed;
    readonly place: Place;
  }[];
  readonly suppliers: readonly { readonly ref: Ref; readonly seed: SupplierSeed }[];
  readonly employees: readonly { readonly ref: Ref; readonly hourly: number }[];
}

/** What every chapter of the generator works with. */
export interface Story {
  readonly books: CompanyBooks;
  readonly plan: Plan;
  readonly random: Random;
}

export function refTo(doc: Doc): Ref {
  return { value: doc.Id, name: String(doc.DisplayName ?? doc.FullyQualifiedName ?? doc.Name) };
}

/** Lists are written as finished documents: they existed before the story begins. */
export function seedList(story: Story, entity: string, body: Body, minutes = 0): Ref {
  return refTo(story.books.seed(entity, { ...body }, officeTime(story.plan.startDate, minutes)));
}

/** The `value` and `name` pair in the shape the vendor answers with. */
export const CURRENCIES = {
  CAD: { value: 'CAD', name: 'Canadian Dollar' },
  USD: { value: 'USD', name: 'United States Dollar' },
} as const;
