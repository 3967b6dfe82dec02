import { Injectable } from '@nestjs/common';
import { CatalogFacade, type TaxComponent } from '#catalog';
import type { InvoiceView } from '#invoicing';
import { Money } from '#kernel';

/** What accounting systems will compute for invoices, before they are sent there. */
@Injectable()
export class TotalsPrediction {
  constructor(private readonly catalog: CatalogFacade) {}

  /**
   * By `system invoice`, in the invoice's currency; a system whose rule is not known is not in the answer, nor an invoice
   * with a tax code that does not exist. Two queries for any number of invoices.
   */
  async of(invoices: readonly InvoiceView[], systems: readonly string[]): Promise<Map<string, string>> {
    const taxes = await this.taxesOf(invoices);
    const totals = new Map<string, string>();
    for (const invoice of invoices)
      for (const system of systems) {
        const total = this.totalOf(invoice, system, taxes);
        if (total !== undefined) totals.set(`${system} ${invoice.id}`, total);
      }
    return totals;
  }

  private totalOf(
    invoice: InvoiceView,
    system: string,
    taxes: ReadonlyMap<string, TaxComponent[] | undefined>,
  ): string | undefined {
    const charged = invoice.lines.filter(({ kind }) => kind !== 'discount' && kind !== 'note');
    const lines = charged.map(({ amount, taxCodeId }) => ({
      amount,
      rates: taxCodeId === null ? null : taxes.get(keyOf(invoice, taxCodeId)),
    }));
    const known = lines.flatMap(({ amount, rates }) => (rates === undefined ? [] : { amount, rates }));
    if (known.length < lines.length) return undefined;
    const { discountAmount } = invoice;
    const discount = Money.of(discountAmount).isZero() ? null : { amount: discountAmount };
    return this.catalog.predictTotals(system, { lines: known, discount })?.total;
  }

  /** What each code charges on the day of each invoice. */
  private async taxesOf(invoices: readonly InvoiceView[]): Promise<Map<string, TaxComponent[] | undefined>> {
    const wanted = new Map(
      invoices.flatMap((invoice) =>
        invoice.lines.flatMap(({ taxCodeId }) => {
          if (taxCodeId === null) return [];
          const side = invoice.direction === 'receivable' ? ('sale' as const) : ('purchase' as const);
          return [[keyOf(invoice, taxCodeId), { taxCodeId, day: invoice.invoiceDate, side }] as const];
        }),
      ),
    );
    const found = await this.catalog.taxesOn([...wanted.values()]);
    return new Map([...wanted.keys()].map((key, index) => [key, found[index]]));
  }
}

function keyOf({ direction, invoiceDate }: InvoiceView, taxCodeId: string): string {
  return `${direction} ${invoiceDate} ${taxCodeId}`;
}
