export type { JobLineView, JobView, LineQuantity } from './domain/job.js';
export { type JobAction, type JobStatus, jobStates } from './domain/job.states.js';
export { JobCompleted } from './events/job-completed.event.js';
export { JobCreated } from './events/job-created.event.js';
export { JobMoved } from './events/job-moved.event.js';
export { JobProgressed } from './events/job-progressed.event.js';
export { JobsFacade } from './jobs.facade.js';
export { JobsModule } from './jobs.module.js';
