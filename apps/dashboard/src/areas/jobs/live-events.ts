/** Whatever happens to a job, by anybody. */
export const JOB_EVENTS = [
  'job:created',
  'job:changed',
  'job:moved',
  'job:progressed',
  'job:completed',
  'job:invoiced',
  'job:shipped',
  'job:split',
] as const;
