import { Day, Id, ListOf, Nested, Quantity, Text, Whole } from '#platform';
import { HoldbackBody } from './extras.dto.js';

export class OrderLineToBillBody {
  @Whole({ min: 1, description: 'The line of the order.' })
  lineNumber!: number;

  @Quantity({ example: '2.5' })
  quantity!: string;

  @Quantity({ optional: true, description: 'As the bill says it. Left out: as ordered.' })
  unitPrice?: string;
}

export class BillOrderBody {
  @Text({ max: 60, description: 'The number on the bill.' })
  number!: string;

  @ListOf(() => OrderLineToBillBody, {
    optional: true,
    min: 1,
    max: 500,
    description: 'Left out: everything that was received and not billed yet.',
  })
  lines?: OrderLineToBillBody[];

  @Text({ optional: true, max: 500, description: 'Why it may bill more than was ordered.' })
  orderOverrideReason?: string;

  @Day({ optional: true })
  invoiceDate?: string;

  @Day({ optional: true })
  dueDate?: string;

  @Id({ optional: true, description: "Left out: the order's." })
  termId?: string;

  @Quantity({ optional: true, example: '1.3712' })
  exchangeRate?: string;

  @Text({ optional: true, max: 4000 })
  privateNote?: string;

  @Nested(() => HoldbackBody, {
    optional: true,
    nullable: true,
    description: 'Holds a part of the bill back.',
  })
  holdback?: HoldbackBody | null;
}
