import { faults } from '../faults/qbo-fault.js';
import { type Body, bodies, isBody } from '../store/doc.js';

const words = (list: string): readonly string[] => list.split(/\s+/);

const LINE = new Set(
  words(
    'Id LineNum Description Amount Received LinkedTxn DetailType PaymentLineDetail DiscountLineDetail TaxLineDetail SalesItemLineDetail ' +
      'DescriptionLineDetail DescriptionOnly ItemBasedExpenseLineDetail AccountBasedExpenseLineDetail ReimburseLineDetail DepositLineDetail ' +
      'PurchaseOrderItemLineDetail SalesOrderItemLineDetail ItemReceiptLineDetail JournalEntryLineDetail GroupLineDetail ' +
      'SubTotalLineDetail TDSLineDetail ItemAdjustmentLineDetail CustomField LineEx ProjectRef CostAmount HomeCostAmount ' +
      'CustomExtensions Tag MetaData',
  ),
);
/** Of all kinds of lines together: which kind knows which field differs between editions of the service. */
const DETAIL = new Set(
  words(
    'ItemRef ClassRef DepartmentRef ProjectRef CustomerRef AccountRef UnitPrice UnitCostPrice RatePercent PriceLevelRef MarkupInfo Qty UOMRef ' +
      'ItemAccountRef InventorySiteRef TaxCodeRef TaxRateRef TaxClassificationRef ServiceDate TaxInclusiveAmt TaxAmount ' +
      'TaxApplicableOn DiscountRate DiscountAmt DiscountRef PercentBased DiscountPercent DiscountAccountRef DeferredRevenue ' +
      'RetainageAmount BillableStatus ManPartNum ManuallyClosed OpenQty TaxPercent NetAmountTaxable TaxInclusiveAmount ' +
      'OverrideDeltaAmount Entity PaymentMethodRef CheckNum TxnType PostingType JournalCodeRef Balance HomeBalance Discount ' +
      'SalesPrice QtyDiff NewQty GroupItemRef Quantity Line TDSAccountRef TDSSectionTypeId CustomExtensions DiscountLineDetailEx ' +
      'DescriptionLineDetailEx TDSLineDetailEx SalesItemLineDetailEx ItemBasedExpenseLineDetailEx PurchaseOrderItemLineDetailEx ' +
      'ItemReceiptLineDetailEx TaxLineDetailEx ExpenseDetailLineDetailEx DepositLineDetailEx JournalEntryLineDetailEx ' +
      'PaymentLineEx GroupLineDetailEx',
  ),
);

/** A misspelt field of a line must not pass in silence: it would be an amount or a tax code that nobody wrote (2010). */
export function checkLineFields(body: Body): void {
  for (const line of bodies(body.Line)) {
    for (const [field, value] of Object.entries(line)) {
      if (!LINE.has(field)) throw faults.unknownProperty(field);
      if (field.endsWith('LineDetail') && isBody(value)) checkDetail(value);
    }
  }
}

function checkDetail(detail: Body): void {
  for (const field of Object.keys(detail)) if (!DETAIL.has(field)) throw faults.unknownProperty(field);
  checkLineFields(detail);
}
