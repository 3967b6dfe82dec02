export { ApprovalsFacade } from './approvals.facade.js';
export { ApprovalsModule } from './approvals.module.js';
export type { BooksEvidence } from './domain/evidence.js';
export type { EvidenceLink, Finding, Severity } from './domain/finding.js';
export { ApprovalEscalated } from './events/approval-escalated.event.js';
export { BooksDoor, type BooksKnowledge } from './evidence/books-door.js';
