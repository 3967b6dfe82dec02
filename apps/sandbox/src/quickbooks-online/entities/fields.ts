/**
 * Top-level fields the sandbox knows, per entity. An unknown field in a body is refused (2010), an unknown field in a
 * query too (4001), as the service does: a misspelt field must not pass in silence.
 */
const words = (list: string): readonly string[] => list.split(/\s+/);

const BASE = words('Id SyncToken MetaData CustomField AttachableRef domain status sparse');
const TXN = words(
  'DocNumber TxnDate TxnSubType DepartmentRef CurrencyRef ExchangeRate PrivateNote TxnStatus LinkedTxn Line TxnTaxDetail TxnSource ' +
    'TaxFormType TaxFormNum TransactionLocationType Tag TxnApprovalInfo RecurDataRef RecurringInfo ProjectRef TotalCostAmount ' +
    'HomeTotalCostAmount GlobalTaxCalculation TotalAmt HomeTotalAmt',
);
const SALES = words(
  'AutoDocNumber CustomerRef CustomerMemo BillAddr ShipAddr FreeFormAddress ShipFromAddr RemitToRef ClassRef SalesTermRef DueDate ' +
    'SalesRepRef PONumber FOB ShipMethodRef ShipDate TrackingNum ApplyTaxAfterDiscount ShippingTaxIncludedInTotalTax TemplateRef ' +
    'PrintStatus EmailStatus BillEmail BillEmailCc BillEmailBcc ARAccountRef Balance HomeBalance FinanceCharge PaymentMethodRef ' +
    'PaymentRefNum PaymentType CheckPayment CreditCardPayment DepositToAccountRef DeliveryInfo DiscountRate DiscountAmt ' +
    'GovtTxnRefIdentifier TaxExemptionRef',
);
const PURCHASING = words('VendorRef APAccountRef BillEmail ReplyEmail Memo VendorAddr');
const NAME = words(
  'IntuitId Organization Title GivenName MiddleName FamilyName Suffix FullyQualifiedName CompanyName DisplayName PrintOnCheckName ' +
    'UserId Active V4IDPseudonym PrimaryPhone AlternatePhone Mobile Fax PrimaryEmailAddr WebAddr OtherContactInfo DefaultTaxCodeRef',
);
const VENDOR = words(
  'ContactName AltContactName Notes BillAddr ShipAddr OtherAddr TaxCountry TaxIdentifier TaxIdEffectiveDate BusinessNumber ParentRef ' +
    'VendorTypeRef TermRef PrefillAccountRef Balance BillRate OpenBalanceDate CreditLimit AcctNum Vendor1099 T4AEligible ' +
    'T5018Eligible CurrencyRef TaxReportingBasis APAccountRef GSTIN GSTRegistrationType IsSubContractor SubcontractorType CISRate ' +
    'HasTPAR VendorPaymentBankDetail Source CostRate CompanyRegistrationNumber VendorEx',
);

const own: Readonly<Record<string, readonly string[]>> = {
  Account: words(
    'Name SubAccount ParentRef Description FullyQualifiedName AccountAlias TxnLocationType Active Classification AccountType ' +
      'AccountSubType AccountPurposes AcctNum AcctNumExtn BankNum OpeningBalance OpeningBalanceDate CurrentBalance ' +
      'CurrentBalanceWithSubAccounts CurrencyRef TaxAccount TaxCodeRef OnlineBankingEnabled FIName JournalCodeRef',
  ),
  Attachable: words(
    'FileName FileAccessUri TempDownloadUri Size ContentType Category Lat Long PlaceName Note Tag ThumbnailFileAccessUri ThumbnailTempDownloadUri',
  ),
  Bill: [
    ...TXN,
    ...PURCHASING,
    ...words(
      'PayerRef SalesTermRef DueDate RemitToAddr ShipAddr Balance HomeBalance LessCIS IncludeInAnnualTPAR',
    ),
  ],
  BillPayment: [
    ...TXN,
    ...words(
      'VendorRef VendorAddr APAccountRef PayType CheckPayment CreditCardPayment PrintStatus ProcessBillPayment',
    ),
  ],
  Budget: words('Name StartDate EndDate BudgetType BudgetEntryType Active BudgetDetail'),
  Class: words('Name SubClass ParentRef FullyQualifiedName Active'),
  CompanyCurrency: words('Code Name Active'),
  CompanyInfo: words(
    'CompanyName LegalName CompanyAddr CustomerCommunicationAddr LegalAddr CompanyEmailAddr CustomerCommunicationEmailAddr CompanyURL ' +
      'PrimaryPhone OtherContactInfo CompanyFileName FlavorStratum SampleFile CompanyUserId CompanyUserAdminEmail CompanyStartDate ' +
      'EmployerId FiscalYearStartMonth TaxYearStartMonth QBVersion Country ShipAddr OtherAddr Mobile Fax Email WebAddr ' +
      'LastImportedTime LastSyncTime SupportedLanguages DefaultTimeZone MultiByteCharsSupported NameValue',
  ),
  CreditCardPaymentTxn: [
    ...TXN,
    ...words('CreditCardAccountRef BankAccountRef Amount VendorRef CheckNum Memo PrintStatus'),
  ],
  CreditMemo: [...TXN, ...SALES, ...words('RemainingCredit InvoiceRef')],
  Customer: [
    ...NAME,
    ...words(
      'Taxable BillAddr ShipAddr OtherAddr ContactName AltContactName Notes Job BillWithParent RootCustomerRef ParentRef Level ' +
        'CustomerTypeRef SalesTermRef SalesRepRef TaxGroupCodeRef TaxRateRef PaymentMethodRef CCDetail PriceLevelRef Balance ' +
        'OpenBalanceDate BalanceWithJobs CreditLimit AcctNum CurrencyRef OverDueBalance TotalRevenue TotalExpense ' +
        'PreferredDeliveryMethod ResaleNum JobInfo TDSEnabled SecondaryTaxIdentifier ARAccountRef PrimaryTaxIdentifier ' +
        'TaxExemptionReasonId IsProject BusinessNumber GSTIN GSTRegistrationType IsCISContractor ClientCompanyId ClientEntityId ' +
        'Source TaxRegime CompanyRegistrationNumber',
    ),
  ],
  CustomerType: words('Name ParentRef FullyQualifiedName Active'),
  Department: words('Name SubDepartment ParentRef FullyQualifiedName Active Address'),
  Deposit: [...TXN, ...words('DepositToAccountRef CashBack')],
  Employee: [
    ...NAME,
    ...words(
      'EmployeeType EmployeeNumber SSN PrimaryAddr OtherAddr BillableTime BillRate BirthDate Gender HiredDate ReleasedDate UseTimeEntry CostRate Notes',
    ),
  ],
  Estimate: [...TXN, ...SALES, ...words('ExpirationDate AcceptedBy AcceptedDate')],
  ExchangeRate: words('SourceCurrencyCode TargetCurrencyCode Rate AsOfDate'),
  InventoryAdjustment: [...TXN, ...words('AdjustAccountRef CustomerRef ClassRef')],
  Invoice: [
    ...TXN,
    ...SALES,
    ...words(
      'Deposit AllowIPNPayment AllowOnlinePayment AllowOnlineCreditCardPayment AllowOnlineACHPayment EInvoiceStatus ECloudStatusTimeStamp ' +
        'invoiceStatus callToAction invoiceStatusLog InvoiceEx LessCIS InvoiceLink PaymentDetailsMessage ConvenienceFeeDetail',
    ),
  ],
  Item: words(
    'Name Sku Description Active SubItem ParentRef Level FullyQualifiedName Taxable SalesTaxIncluded PercentBased UnitPrice RatePercent ' +
      'Type PaymentMethodRef UOMSetRef IncomeAccountRef PurchaseDesc PurchaseTaxIncluded PurchaseCost ExpenseAccountRef COGSAccountRef ' +
      'AssetAccountRef PrefVendorRef AvgCost TrackQtyOnHand QtyOnHand QtyOnPurchaseOrder QtyOnSalesOrder ReorderPoint ManPartNum ' +
      'DepositToAccountRef SalesTaxCodeRef PurchaseTaxCodeRef InvStartDate BuildPoint PrintGroupedItems SpecialItem SpecialItemType ' +
      'ItemGroupDetail ItemAssemblyDetail AbatementRate ReverseChargeRate ServiceType ItemCategoryType TaxClassificationRef ' +
      'UQCDisplayText UQCId ClassRef Source DeferredRevenue',
  ),
  JournalCode: words('Name Type Description Active'),
  JournalEntry: [...TXN, ...words('Adjustment HomeCurrencyAdjustment EnteredInHomeCurrency')],
  Payment: [
    ...TXN,
    ...words(
      'CustomerRef RemitToRef ARAccountRef DepositToAccountRef PaymentMethodRef PaymentRefNum PaymentType CheckPayment CreditCardPayment ' +
        'UnappliedAmt ProcessPayment PaymentExtendedType',
    ),
  ],
  PaymentMethod: words('Name Active Type'),
  Preferences: words(
    'AccountingInfoPrefs AdvancedInventoryPrefs ProductAndServicesPrefs SalesFormsPrefs EmailMessagesPrefs PrintDocumentPrefs ' +
      'VendorAndPurchasesPrefs TimeTrackingPrefs TaxPrefs FinanceChargesPrefs CurrencyPrefs ReportPrefs OtherPrefs',
  ),
  Purchase: [
    ...TXN,
    ...words(
      'AccountRef PaymentMethodRef PaymentRefNum PaymentType CheckPayment CreditCardPayment EntityRef Credit RemitToAddr TxnId TxnNum Memo ' +
        'PrintStatus PurchaseEx LessCIS IncludeInAnnualTPAR',
    ),
  ],
  PurchaseOrder: [
    ...TXN,
    ...PURCHASING,
    ...words(
      'TaxCodeRef ClassRef ReimbursableInfoRef SalesTermRef DueDate ExpectedDate ShipTo DropShipToEntity InventorySiteRef ShipAddr ' +
        'ShipMethodRef FOB POEmail TemplateRef PrintStatus EmailStatus ManuallyClosed POStatus',
    ),
  ],
  RefundReceipt: [...TXN, ...SALES, 'RemainingCredit'],
  ReimburseCharge: [...TXN, ...words('CustomerRef HasBeenInvoiced Amount')],
  SalesReceipt: [...TXN, ...SALES],
  TaxAgency: [
    ...NAME,
    ...VENDOR,
    ...words(
      'SalesTaxCodeRef SalesTaxCountry SalesTaxReturnRef TaxRegistrationNumber ReportingPeriod TaxTrackedOnPurchases ' +
        'TaxOnPurchasesAccountRef TaxTrackedOnSales TaxTrackedOnSalesAccountRef TaxOnTax LastFileDate TaxAgencyConfig',
    ),
  ],
  TaxCode: words(
    'Name Description Active Hidden Taxable TaxGroup SalesTaxRateList PurchaseTaxRateList AdjustmentTaxRateList TaxCodeConfigType',
  ),
  TaxRate: words(
    'Name Description Active RateValue AgencyRef TaxReturnLineRef EffectiveTaxRate SpecialTaxType DisplayType OriginalTaxRate',
  ),
  Term: words(
    'Name Active Type DiscountPercent DueDays DiscountDays DayOfMonthDue DueNextMonthDays DiscountDayOfMonth',
  ),
  TimeActivity: words(
    'TimeZone TxnDate NameOf EmployeeRef VendorRef OtherNameRef CustomerRef DepartmentRef ItemRef ClassRef PayrollItemRef ProjectRef ' +
      'TimeChargeId BillableStatus Taxable HourlyRate CostRate Hours Minutes Seconds BreakHours BreakMinutes BreakSeconds StartTime ' +
      'EndTime Description HoursInEmployeeTimeZone TransactionLocationType',
  ),
  Transfer: [...TXN, ...words('FromAccountRef ToAccountRef Amount ClassRef')],
  Vendor: [...NAME, ...VENDOR],
  VendorCredit: [...TXN, ...PURCHASING, ...words('Balance IncludeInAnnualTPAR')],
};

const known = new Map(Object.entries(own).map(([entity, list]) => [entity, new Set([...BASE, ...list])]));

/** Undefined for entities whose fields the sandbox does not check. */
export function fieldsOf(entity: string): ReadonlySet<string> | undefined {
  return known.get(entity);
}
