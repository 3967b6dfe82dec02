import { Amount, Day, Id, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { STATEMENT_KINDS, type StatementKind } from '../domain/statement.js';

const DOCUMENTS = ['invoice', 'payment', 'credit', 'refund'] as const;

export class StatementQuery {
  @OneOf(STATEMENT_KINDS, { optional: true, description: 'Left out: open_item.' })
  kind?: StatementKind;

  @Day({ optional: true, description: 'Left out: 30 days before the last.' })
  from?: string;

  @Day({ optional: true, description: 'Left out: today.' })
  to?: string;

  @Text({ optional: true, min: 3, max: 3, description: "Left out: the customer's own." })
  currency?: string;
}

export class StatementPaperQuery extends StatementQuery {
  @OneOf(['en', 'fr'], { optional: true, description: "Default: the organization's own." })
  language?: 'en' | 'fr';
}

class StatementEntryAnswer {
  @OneOf(DOCUMENTS)
  kind!: string;

  @Id()
  id!: string;

  @Text({ nullable: true })
  number!: string | null;

  @Day()
  day!: string;

  @Day({ nullable: true })
  dueDate!: string | null;

  @Amount({ description: 'What it adds to what is owed; negative for payments and credits.' })
  amount!: string;
}

export class RunningEntryAnswer extends StatementEntryAnswer {
  @Amount({ description: 'What was owed after it.' })
  balance!: string;
}

export class OpenItemAnswer extends StatementEntryAnswer {
  @Amount({ description: 'What is still owed, or (negative) unused.' })
  open!: string;

  @Whole()
  daysOverdue!: number;
}

export class AgeingAnswer {
  @Amount({ description: 'Not due yet, less what is unused.' })
  current!: string;

  @Amount()
  days1to30!: string;

  @Amount()
  days31to60!: string;

  @Amount()
  days61to90!: string;

  @Amount()
  over90!: string;
}

export class StatementAnswer {
  @OneOf(STATEMENT_KINDS)
  kind!: string;

  @Id()
  customerId!: string;

  @Text()
  customerName!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Day()
  from!: string;

  @Day()
  to!: string;

  @Amount({ description: 'What was owed before the first day.' })
  openingBalance!: string;

  @Amount({ description: 'What was owed at the end of the last day.' })
  closingBalance!: string;

  @ListOf(() => RunningEntryAnswer, { description: 'For a balance forward.' })
  entries!: RunningEntryAnswer[];

  @ListOf(() => OpenItemAnswer, { description: 'For open items: what is not settled today.' })
  openItems!: OpenItemAnswer[];

  @Nested(() => AgeingAnswer)
  ageing!: AgeingAnswer;

  @Amount({ description: 'Held back and not billed yet, before tax; not part of the balance.' })
  heldBack!: string;
}
