export type {
  AccountingJobFigures,
  Figure,
  FigureDocument,
  FigureName,
  FigureSource,
  JobFinancialSnapshot,
} from './domain/job-financials.js';
export { JobOverBudget } from './events/job-over-budget.event.js';
export { InsightsFacade } from './insights.facade.js';
export { InsightsModule } from './insights.module.js';
