import { Id, ListOf, Quantity, Text, Whole } from '#platform';
import { ReferenceAnswer, ReferencePage } from './reference-list.dto.js';

export class TermAnswer extends ReferenceAnswer {
  @Whole({ nullable: true, description: 'Due so many days after the invoice.' })
  dueDays!: number | null;

  @Whole({ nullable: true, max: 31, description: 'Due on this day of the month.' })
  dayOfMonthDue!: number | null;

  @Whole({ nullable: true })
  discountDays!: number | null;

  @Quantity({ nullable: true, example: '2' })
  discountPercent!: string | null;
}

export class TermPage extends ReferencePage {
  @ListOf(() => TermAnswer)
  items!: TermAnswer[];
}

export class PaymentMethodAnswer extends ReferenceAnswer {
  @Text({ nullable: true })
  kind!: string | null;
}

export class PaymentMethodPage extends ReferencePage {
  @ListOf(() => PaymentMethodAnswer)
  items!: PaymentMethodAnswer[];
}

export class AccountAnswer extends ReferenceAnswer {
  @Text({ nullable: true })
  number!: string | null;

  @Text()
  type!: string;

  @Text({ nullable: true })
  subtype!: string | null;

  @Text({ nullable: true })
  classification!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;
}

export class AccountPage extends ReferencePage {
  @ListOf(() => AccountAnswer)
  items!: AccountAnswer[];
}

export class ClassAnswer extends ReferenceAnswer {
  @Id({ nullable: true })
  parentId!: string | null;
}

export class ClassPage extends ReferencePage {
  @ListOf(() => ClassAnswer)
  items!: ClassAnswer[];
}
