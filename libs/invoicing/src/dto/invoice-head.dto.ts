import { Amount, Day, Id, OneOf, Text, Whole } from '#platform';

/** What every list of invoices shows of one, whatever else it says. Amounts are in `currency`. */
export class InvoiceHeadAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @OneOf(['receivable', 'payable'])
  direction!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Text({ nullable: true, description: "The customer's or the contractor's name." })
  partyName!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Day()
  invoiceDate!: string;

  @Day({ nullable: true })
  dueDate!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Amount()
  taxAmount!: string;

  @Amount()
  total!: string;

  @Whole()
  version!: number;
}
