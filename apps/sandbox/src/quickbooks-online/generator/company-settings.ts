import { addMonths, officeTime } from './calendar.js';
import { CURRENCIES, type Story, seedList } from './cast.js';

const ADDRESS = {
  Id: '1',
  Line1: '1182 Barton Street East',
  Line2: 'Unit 4',
  City: 'Hamilton',
  Country: 'Canada',
  CountrySubDivisionCode: 'ON',
  PostalCode: 'L8H 2V4',
};

export function seedCompany(story: Story): void {
  const { books, plan } = story;
  const name = plan.companyName;
  books.seed(
    'CompanyInfo',
    {
      Id: '1',
      CompanyName: name,
      LegalName: `${name} Ltd.`,
      CompanyAddr: ADDRESS,
      CustomerCommunicationAddr: ADDRESS,
      LegalAddr: ADDRESS,
      CustomerCommunicationEmailAddr: { Address: 'office@contractor.example' },
      PrimaryPhone: { FreeFormNumber: '(905) 555-0142' },
      CompanyStartDate: plan.startDate,
      FiscalYearStartMonth: 'January',
      Country: 'CA',
      Email: { Address: 'office@contractor.example' },
      WebAddr: { URI: 'https://contractor.example' },
      SupportedLanguages: 'en,fr',
      DefaultTimeZone: 'America/Toronto',
      NameValue: [
        { Name: 'NeoEnabled', Value: 'true' },
        { Name: 'IndustryType', Value: 'Plumbing, Heating, and Air-Conditioning Contractors' },
        { Name: 'CompanyType', Value: 'Corporation' },
        { Name: 'SubscriptionStatus', Value: 'SUBSCRIBED' },
        { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
      ],
    },
    officeTime(plan.startDate, 0),
  );
  seedList(story, 'CompanyCurrency', { Code: 'USD', Name: 'United States Dollar', Active: true });
  seedPreferences(story);
}

/** The books are closed only at the end of the story, or nothing could be entered before. */
export function closePeriod(story: Story): void {
  const { endDate, startDate } = story.plan;
  const firstOpen = `${addMonths(endDate, -4).slice(0, 7)}-01`;
  const closed = new Date(Date.parse(firstOpen) - 86_400_000).toISOString().slice(0, 10);
  if (closed > startDate) seedPreferences(story, closed);
}

function seedPreferences({ books, plan }: Story, bookCloseDate?: string): void {
  const at = officeTime(bookCloseDate === undefined ? plan.startDate : plan.endDate, 1);
  books.seed('Preferences', { Id: '1', ...preferences(bookCloseDate) }, at);
}

function preferences(bookCloseDate?: string) {
  return {
    AccountingInfoPrefs: {
      UseAccountNumbers: true,
      TrackDepartments: false,
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: true,
      FirstMonthOfFiscalYear: 'January',
      TaxYearMonth: 'January',
      ...(bookCloseDate === undefined ? {} : { BookCloseDate: bookCloseDate }),
      CustomerTerminology: 'Customers',
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: true,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: false,
      AllowDeposit: true,
      AllowDiscount: true,
      AllowEstimates: true,
      AllowServiceDate: true,
      AllowShipping: false,
      UsingProgressInvoicing: false,
      AutoApplyCredit: false,
      ETransactionEnabledStatus: 'NotApplicable',
      ETransactionPaymentEnabled: false,
    },
    VendorAndPurchasesPrefs: {
      EnableBills: true,
      TrackingByCustomer: true,
      BillableExpenseTracking: true,
    },
    TimeTrackingPrefs: {
      UseServices: true,
      BillCustomers: true,
      ShowBillRateToAll: false,
      WorkWeekStartDate: 'Monday',
      MarkTimeEntriesBillable: true,
    },
    TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true },
    CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: CURRENCIES.CAD },
    ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
    OtherPrefs: {
      NameValue: [
        { Name: 'SalesFormsPrefs.DefaultCustomerMessage', Value: 'Thank you / Merci' },
        { Name: 'ProjectsEnabled', Value: 'true' },
      ],
    },
  };
}
