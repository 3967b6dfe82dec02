import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import { Id, ListOf, OneOf, PageQuery, Quantity, Text } from '#platform';
import { EXPENSE_CATEGORIES, type ExpenseCategory } from '#timekeeping';

/** Null says something, so leaving it out is refused. */
const Percent = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      nullable: true,
      example: '15',
      description: 'Added to the cost. Null drops the rule.',
    }),
    ValidateIf((_, value) => value !== null),
    Matches(/^\d{1,3}(\.\d{1,6})?$/, {
      message: '$property must be a percentage from 0 to less than 1000, as text, or null',
    }),
  );

export class MarkupListQuery extends PageQuery {
  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;
}

class MarkupKey {
  @Id({ optional: true, nullable: true, description: 'Only for this customer.' })
  customerId?: string | null;

  @Id({ optional: true, nullable: true, description: 'Only for this job.' })
  jobId?: string | null;

  @OneOf(EXPENSE_CATEGORIES, {
    optional: true,
    nullable: true,
    description: 'Only for this kind of cost; material from stock counts as materials. Left out: for all.',
  })
  category?: ExpenseCategory | null;
}

export class MarkupBody extends MarkupKey {
  @Percent()
  percent!: string | null;
}

class MarkupOf {
  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @OneOf(EXPENSE_CATEGORIES, { nullable: true })
  category!: ExpenseCategory | null;
}

export class MarkupAnswer extends MarkupOf {
  @Quantity()
  percent!: string;
}

export class SavedMarkup extends MarkupOf {
  @Quantity({ nullable: true, description: 'Null: the rule is dropped.' })
  percent!: string | null;
}

export class MarkupPage {
  @ListOf(() => MarkupAnswer)
  items!: MarkupAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
