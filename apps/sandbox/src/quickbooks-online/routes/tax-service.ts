import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, type Doc, numeric, refId, text } from '../store/doc.js';

/** `POST /taxservice/taxcode` makes a tax code together with its rates; the answer has no envelope. */
export function createTaxService(books: CompanyBooks, body: Body): Body {
  const name = text(body.TaxCode);
  const details = bodies(body.TaxRateDetails);
  if (!name) throw faults.required('TaxCode');
  if (details.length === 0) throw faults.required('TaxRateDetails');
  for (const id of books.table('TaxCode').lookUp('Name', name) ?? [])
    throw faults.duplicateName('taxcode', id);
  const at = books.now();
  const rates = details.map((detail) => ({ detail, rate: rateFor(books, detail, at) }));
  const list = (side: string) => ({
    TaxRateDetail: rates
      .filter(({ detail }) => (text(detail.TaxApplicableOn) ?? 'Sales') === side)
      .map(({ rate }, order) => ({
        TaxRateRef: { value: rate.Id, name: rate.Name },
        TaxTypeApplicable: 'TaxOnAmount',
        TaxOrder: order,
      })),
  });
  const code = books.seed(
    'TaxCode',
    {
      Name: name,
      Description: name,
      Active: true,
      Hidden: false,
      Taxable: true,
      TaxGroup: true,
      SalesTaxRateList: list('Sales'),
      PurchaseTaxRateList: list('Purchase'),
    },
    at,
  );
  books.tell('TaxCode', code.Id, 'Create', at);
  return {
    TaxCode: name,
    TaxCodeId: code.Id,
    TaxRateDetails: rates.map(({ detail, rate }) => ({
      TaxRateName: rate.Name,
      TaxRateId: rate.Id,
      RateValue: rate.RateValue,
      TaxAgencyId: refId(rate, 'AgencyRef') ?? '',
      TaxApplicableOn: text(detail.TaxApplicableOn) ?? 'Sales',
    })),
  };
}

function rateFor(books: CompanyBooks, detail: Body, at: Date): Doc {
  const known = text(detail.TaxRateId);
  if (known) {
    const rate = books.get('TaxRate', known);
    if (!rate) throw faults.invalidReference('TaxRateId', known);
    return rate;
  }
  const [name, value, agency] = [text(detail.TaxRateName), numeric(detail.RateValue), detail.TaxAgencyId];
  if (!name) throw faults.required('TaxRateName');
  if (value === undefined) throw faults.required('RateValue');
  const agencyId = agency === undefined ? undefined : String(agency);
  if (agencyId === undefined) throw faults.required('TaxAgencyId');
  const found = books.get('TaxAgency', agencyId);
  if (!found) throw faults.invalidReference('TaxAgencyId', agencyId);
  for (const id of books.table('TaxRate').lookUp('Name', name) ?? [])
    throw faults.duplicateName('taxrate', id);
  return books.seed(
    'TaxRate',
    {
      Name: name,
      Description: name,
      Active: true,
      RateValue: value,
      AgencyRef: { value: agencyId, name: found.DisplayName },
      SpecialTaxType: 'NONE',
      DisplayType: 'ReadOnly',
    },
    at,
  );
}
