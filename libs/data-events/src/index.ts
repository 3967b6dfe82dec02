export { DataEventsModule } from './data-events.module.js';
