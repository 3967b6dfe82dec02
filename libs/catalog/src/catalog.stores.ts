import { Injectable } from '@nestjs/common';
import { Database, type RecordStore, TableRecordStore, UnitOfWork } from '#platform';
import type { ItemRecord } from './domain/item.js';
import {
  type ClassRecord,
  classShape,
  type LedgerAccountRecord,
  ledgerAccountShape,
  type PaymentMethodRecord,
  paymentMethodShape,
} from './domain/ledger.js';
import { type TaxCodeRecord, type TaxRateRecord, taxCodeShape, taxRateShape } from './domain/tax.js';
import { type TermRecord, termShape } from './domain/term.js';
import { ItemRecords } from './item-records.repository.js';

/** One store per kind of the catalog. */
@Injectable()
export class CatalogStores {
  readonly items: RecordStore<ItemRecord>;
  readonly taxRates: RecordStore<TaxRateRecord>;
  readonly taxCodes: RecordStore<TaxCodeRecord>;
  readonly terms: RecordStore<TermRecord>;
  readonly paymentMethods: RecordStore<PaymentMethodRecord>;
  readonly accounts: RecordStore<LedgerAccountRecord>;
  readonly classes: RecordStore<ClassRecord>;

  constructor(database: Database, unitOfWork: UnitOfWork, items: ItemRecords) {
    this.items = items;
    this.taxRates = new TableRecordStore(database, unitOfWork, taxRateShape);
    this.taxCodes = new TableRecordStore(database, unitOfWork, taxCodeShape);
    this.terms = new TableRecordStore(database, unitOfWork, termShape);
    this.paymentMethods = new TableRecordStore(database, unitOfWork, paymentMethodShape);
    this.accounts = new TableRecordStore(database, unitOfWork, ledgerAccountShape);
    this.classes = new TableRecordStore(database, unitOfWork, classShape);
  }
}
