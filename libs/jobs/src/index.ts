export type { JobLineView, JobView, LineQuantity } from './domain/job.js';
export { type JobAction, type JobStatus, jobStates } from './domain/job.states.js';
export { JobCompleted } from './events/job-completed.event.js';
export { JobCreated } from './events/job-created.event.js';
export { JobProgressed } from './events/job-progressed.event.js';
export { JobStatusChanged } from './events/job-status-changed.event.js';
export { JobsFacade } from './jobs.facade.js';
export { JobsModule } from './jobs.module.js';
