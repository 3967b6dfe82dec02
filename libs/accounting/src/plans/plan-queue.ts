export const PLAN_QUEUE = 'accounting.plan';

export interface PlanJob {
  planId: string;
}
