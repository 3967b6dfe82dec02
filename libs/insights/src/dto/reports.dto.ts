import { Amount, Day, FlagInQuery, Id, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { LEDGER_FIGURES, type LedgerFigure } from '../domain/report-figures.js';
import { DIMENSIONS, type Dimension } from '../ledger.repository.js';

export class PeriodQuery extends PageQuery {
  @Day({ optional: true, description: 'The first day; without it, from the beginning.' })
  from?: string;

  @Day({ optional: true, description: 'The last day; without it, until today and after.' })
  to?: string;
}

export class ProfitabilityQuery extends PeriodQuery {
  @OneOf(DIMENSIONS, { optional: true, description: 'Default: job.' })
  by?: Dimension;
}

export class DocumentsQuery extends PeriodQuery {
  @OneOf(LEDGER_FIGURES)
  figure!: LedgerFigure;

  @OneOf(DIMENSIONS)
  by!: Dimension;

  @Id({ description: 'Of the job, customer, contractor or service.' })
  id!: string;
}

export class WipQuery extends PageQuery {
  @Day({ optional: true, description: 'Default: today.' })
  asOf?: string;

  @FlagInQuery({
    optional: true,
    description: 'Only jobs that are not done, or done and billed below their contract.',
  })
  open?: boolean;
}

export class LedgerDocumentAnswer {
  @Text({ example: 'invoice' })
  type!: string;

  @Id()
  id!: string;

  @Text({ nullable: true })
  number!: string | null;

  @Day()
  day!: string;

  @Amount({ description: 'Its part of the figure, before tax, in the organization’s currency.' })
  amount!: string;
}

export class LedgerDocumentPage {
  @ListOf(() => LedgerDocumentAnswer)
  items!: LedgerDocumentAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class DocumentsLink {
  @Whole()
  count!: number;

  @Text({ description: 'Where they are listed.' })
  href!: string;
}

export class LinkedFigureAnswer {
  @Amount()
  amount!: string;

  @Nested(() => DocumentsLink)
  documents!: DocumentsLink;
}

export class ProfitFiguresAnswer {
  @Nested(() => LinkedFigureAnswer)
  revenue!: LinkedFigureAnswer;

  @Nested(() => LinkedFigureAnswer)
  labour!: LinkedFigureAnswer;

  @Nested(() => LinkedFigureAnswer)
  materials!: LinkedFigureAnswer;

  @Nested(() => LinkedFigureAnswer)
  bills!: LinkedFigureAnswer;

  @Nested(() => LinkedFigureAnswer)
  expenses!: LinkedFigureAnswer;
}

export class ProfitRowAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Nested(() => ProfitFiguresAnswer)
  figures!: ProfitFiguresAnswer;

  @Amount()
  cost!: string;

  @Amount()
  margin!: string;

  @Text({ nullable: true, example: '31.4' })
  marginPercent!: string | null;
}

class ProfitTotalsAnswer {
  @Amount()
  revenue!: string;

  @Amount()
  cost!: string;

  @Amount()
  margin!: string;

  @Text({ nullable: true, example: '31.4' })
  marginPercent!: string | null;
}

export class ProfitabilityPage {
  @Text()
  currency!: string;

  @Nested(() => ProfitTotalsAnswer, { description: 'Of all rows, whatever page is read.' })
  totals!: ProfitTotalsAnswer;

  @ListOf(() => ProfitRowAnswer)
  items!: ProfitRowAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class WipDocuments {
  @Text({ description: 'One list for each kind of cost.' })
  cost!: string[];

  @Text()
  billed!: string;
}

export class WipRowAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Text()
  name!: string;

  @Text()
  status!: string;

  @Amount()
  contract!: string;

  @Amount({ description: 'What the job may cost; zero without a budget.' })
  budget!: string;

  @Amount()
  cost!: string;

  @Amount({ description: 'Work billed, before tax, holdbacks included.' })
  billed!: string;

  @OneOf(['completed', 'cost', 'quantity', 'none'], { description: 'How the progress was measured.' })
  method!: string;

  @Text({ example: '62.5' })
  percent!: string;

  @Amount()
  earned!: string;

  @Amount()
  overBilled!: string;

  @Amount()
  underBilled!: string;

  @Amount()
  costToComplete!: string;

  @Nested(() => WipDocuments)
  documents!: WipDocuments;
}

export class WipPage {
  @Text()
  currency!: string;

  @ListOf(() => WipRowAnswer)
  items!: WipRowAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
