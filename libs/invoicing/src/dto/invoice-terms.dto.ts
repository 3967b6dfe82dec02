import { Day, Id, Quantity, Text } from '#platform';

/** What can be said of every invoice that is drafted from work; what is left out follows from the party. */
export class InvoiceTermsBody {
  @Day({ optional: true })
  invoiceDate?: string;

  @Day({ optional: true })
  dueDate?: string;

  @Id({ optional: true })
  termId?: string;

  @Quantity({ optional: true, example: '1.3712' })
  exchangeRate?: string;

  @Text({ optional: true, max: 4000 })
  privateNote?: string;
}
