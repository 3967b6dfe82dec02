export { REPORT_NAMES, type ReportName } from './names.js';
export type { Params } from './period.js';
export { type Report, renderReport } from './render-report.js';
