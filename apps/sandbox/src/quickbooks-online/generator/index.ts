export { generateCompany } from './generate-company.js';
export type { GenerateOptions, LoadOptions } from './options.js';
