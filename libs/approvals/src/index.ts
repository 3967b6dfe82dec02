export { ApprovalsFacade } from './approvals.facade.js';
export { ApprovalsModule } from './approvals.module.js';
export type { EvidenceLink, Finding, Severity } from './domain/finding.js';
