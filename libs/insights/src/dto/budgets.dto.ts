import { Amount, Flag, Id, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { COST_FIGURES, type CostFigure } from '../domain/report-figures.js';

export class BudgetLineBody {
  @OneOf(COST_FIGURES)
  category!: CostFigure;

  @Text({ optional: true, max: 200 })
  description?: string;

  @Amount()
  amount!: string;
}

export class SetBudgetBody {
  @Whole({ description: 'The version that you looked at; 0 for the first budget.' })
  version!: number;

  @Whole({
    optional: true,
    nullable: true,
    min: 1,
    max: 99,
    description:
      'Percentage of the budget at which managers hear an early word; 80 unless given. Null: none.',
  })
  warnPercent?: number | null;

  @ListOf(() => BudgetLineBody, { max: 200 })
  lines!: BudgetLineBody[];
}

export class BudgetLineAnswer {
  @OneOf(COST_FIGURES)
  category!: CostFigure;

  @Text({ nullable: true })
  description!: string | null;

  @Amount()
  amount!: string;
}

class BudgetFigures {
  @Amount()
  budget!: string;

  @Amount()
  actual!: string;

  @Amount({ description: 'Budget less actual: negative is over.' })
  variance!: string;

  @Text({ nullable: true, example: '62.5' })
  usedPercent!: string | null;

  @Flag()
  isOver!: boolean;
}

export class BudgetCategoryAnswer extends BudgetFigures {
  @OneOf(COST_FIGURES)
  category!: CostFigure;

  @Text({ description: 'Where the documents of the actual figure are listed.' })
  documents!: string;
}

export class BudgetRowAnswer extends BudgetFigures {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Text()
  name!: string;

  @ListOf(() => BudgetCategoryAnswer)
  categories!: BudgetCategoryAnswer[];
}

export class JobBudgetAnswer {
  @Whole()
  version!: number;

  @Whole({ nullable: true, description: 'Percentage of the budget at which managers hear an early word.' })
  warnPercent!: number | null;

  @ListOf(() => BudgetLineAnswer)
  lines!: BudgetLineAnswer[];

  @Nested(() => BudgetRowAnswer, { nullable: true, description: 'Null without a budget.' })
  state!: BudgetRowAnswer | null;

  @Amount({ description: 'Ordered from suppliers for the job and not billed yet.' })
  committed!: string;

  @Amount({ description: 'What the job has cost and what is committed.' })
  forecast!: string;
}

export class BudgetPage {
  @Text()
  currency!: string;

  @ListOf(() => BudgetRowAnswer)
  items!: BudgetRowAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
