import * as wire from '../fixtures/documents.js';
import { customerMapper } from './customer.mapper.js';
import { itemMapper } from './item.mapper.js';
import {
  accountMapper,
  classMapper,
  paymentMethodMapper,
  taxCodeMapper,
  taxRateMapper,
  termMapper,
} from './lists.mapper.js';
import { vendorMapper } from './vendor.mapper.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };

describe('parties', () => {
  it('takes "(deleted)" off the name of what is inactive, and leaves it on there', () => {
    const existing = { ...wire.CUSTOMER, Active: false, DisplayName: 'Old Mill (deleted 2)' };
    const customer = customerMapper.toCanonical(existing, CAD);
    expect(customer).toMatchObject({ displayName: 'Old Mill', active: false });
    if (!customer) throw new Error('not mirrored');
    expect(customerMapper.toWire(customer, { ...WRITING, existing }).DisplayName).toBe(
      'Old Mill (deleted 2)',
    );
    expect(customerMapper.toWire({ ...customer, active: true }, WRITING).DisplayName).toBe('Old Mill');
  });

  it('uses the home currency where none is named, and never changes one', () => {
    const { CurrencyRef: _currency, ...plain } = wire.CUSTOMER;
    expect(customerMapper.toCanonical(plain, CAD)?.currency).toBe('CAD');
    const customer = customerMapper.toCanonical(wire.CUSTOMER, CAD);
    if (!customer) throw new Error('not mirrored');
    expect(
      customerMapper.toWire({ ...customer, currency: 'USD' }, { ...WRITING, existing: wire.CUSTOMER })
        .CurrencyRef?.value,
    ).toBe('CAD');
  });

  it('flags a vendor for a slip when it becomes a contractor, and takes both flags off again', () => {
    const vendor = vendorMapper.toCanonical(wire.VENDOR, CAD);
    if (!vendor) throw new Error('not mirrored');
    const supplier = { ...wire.VENDOR, T5018Eligible: false };
    expect(vendorMapper.toWire(vendor, { ...WRITING, existing: supplier }).T5018Eligible).toBe(true);
    expect(
      vendorMapper.toWire({ ...vendor, kind: 'supplier' }, { ...WRITING, existing: wire.VENDOR }),
    ).toMatchObject({
      T5018Eligible: false,
      T4AEligible: false,
    });
    expect(vendorMapper.toCanonical({ ...supplier, T4AEligible: true }, CAD)?.kind).toBe('contractor');
    const { CurrencyRef: _currency, ...plain } = supplier;
    expect(vendorMapper.toCanonical(plain, CAD)?.currency).toBe('CAD');
  });
});

describe('lists', () => {
  it('reads accounts, classes, terms and payment methods', () => {
    expect(
      accountMapper.toCanonical(
        { Name: 'Fuel', FullyQualifiedName: 'Vehicles:Fuel', AccountType: 'Expense' },
        CAD,
      ),
    ).toEqual({
      name: 'Vehicles:Fuel',
      number: null,
      type: 'Expense',
      subtype: null,
      classification: null,
      currency: 'CAD',
      active: true,
    });
    expect(accountMapper.toCanonical({ Name: 'Fuel', Active: false }, CAD)).toMatchObject({
      name: 'Fuel',
      type: 'Other',
      active: false,
    });
    expect(classMapper.toCanonical({ Name: 'Ottawa', ParentRef: { value: '3' } }, CAD)).toEqual({
      name: 'Ottawa',
      parentId: '3',
      active: true,
    });
    expect(
      termMapper.toCanonical({ Name: '2% 10', DueDays: 30, DiscountDays: 10, DiscountPercent: 2 }, CAD),
    ).toMatchObject({
      dueDays: 30,
      dayOfMonthDue: null,
      discountPercent: '2',
    });
    expect(termMapper.toCanonical({ Name: '15th', DayOfMonthDue: 15 }, CAD)).toMatchObject({
      dueDays: null,
      dayOfMonthDue: 15,
    });
    expect(paymentMethodMapper.toCanonical({ Name: 'Visa', Type: 'CREDIT_CARD' }, CAD)).toEqual({
      name: 'Visa',
      kind: 'CREDIT_CARD',
      active: true,
    });
  });

  it('a class keeps its place and, while it is inactive, the name it has there', () => {
    const existing = {
      Name: 'Ottawa (deleted)',
      ParentRef: { value: '3', name: 'Ontario' },
      Active: false,
    };
    const label = classMapper.toCanonical(existing, CAD);
    if (!label) throw new Error('not mirrored');
    expect(label).toEqual({ name: 'Ottawa', parentId: '3', active: false });
    expect(classMapper.toWire(label, { ...WRITING, existing })).toEqual({ ...existing, SubClass: true });
    expect(classMapper.toWire({ ...label, parentId: null, active: true }, WRITING)).toEqual({
      Name: 'Ottawa',
      ParentRef: undefined,
      SubClass: false,
      Active: true,
    });
  });

  it('reads rates with their history, and codes with tax on tax', () => {
    const history = [
      { RateValue: 15, EffectiveDate: '2010-07-01T00:00:00-07:00', EndDate: '2025-03-31' },
      {},
    ];
    expect(
      taxRateMapper.toCanonical(
        { Name: 'HST', RateValue: 14, AgencyRef: { value: '1' }, EffectiveTaxRate: history },
        CAD,
      ),
    ).toEqual({
      name: 'HST',
      description: null,
      percent: '14',
      agency: '1',
      history: [
        { percent: '15', from: '2010-07-01', to: '2025-03-31' },
        { percent: '0', from: null, to: null },
      ],
      active: true,
    });
    expect(taxRateMapper.toCanonical({}, CAD)).toMatchObject({
      name: '',
      percent: '0',
      agency: null,
      history: [],
    });
    const details = [
      { TaxRateRef: { value: '3' } },
      { TaxRateRef: { value: '4' }, TaxOrder: 1, TaxTypeApplicable: 'TaxOnTax' },
      {},
    ];
    expect(
      taxCodeMapper.toCanonical(
        { Name: 'QC', Taxable: true, Hidden: true, SalesTaxRateList: { TaxRateDetail: details } },
        CAD,
      ),
    ).toEqual({
      name: 'QC',
      description: null,
      taxable: true,
      salesRates: [
        { taxRateId: '3', order: 0, onTax: false },
        { taxRateId: '4', order: 1, onTax: true },
      ],
      purchaseRates: [],
      active: false,
    });
    expect(taxCodeMapper.toCanonical({ PurchaseTaxRateList: {} }, CAD)).toMatchObject({
      name: '',
      active: true,
    });
  });

  it('leaves categories out, and refuses to make a bundle', () => {
    expect(itemMapper.toCanonical({ Name: 'Labour', Type: 'Category' }, CAD)).toBeUndefined();
    const bundle = itemMapper.toCanonical({ Name: 'Spring package', Type: 'Group' }, CAD);
    expect(bundle).toMatchObject({ type: 'bundle', taxable: false, unitPrice: null });
    if (!bundle) throw new Error('not mirrored');
    expect(() => itemMapper.toWire(bundle, WRITING)).toThrow('bundles');
    expect(itemMapper.toCanonical({ Active: false }, CAD)).toMatchObject({
      name: '',
      type: 'non_inventory',
      active: false,
    });
    expect(itemMapper.toWire({ ...bundle, type: 'inventory' }, WRITING)).toMatchObject({
      QtyOnHand: 0,
      InvStartDate: '2026-03-01',
    });
  });
});
