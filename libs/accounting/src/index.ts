export { AccountingModule } from './accounting.module.js';
export { SyncRunFinished, SyncRunProgressed } from './events/sync-run.events.js';
export * from './ports/accounting-connector.js';
export * from './ports/balance-reader.js';
export * from './ports/canonical-documents.js';
export * from './ports/capabilities.js';
export * from './ports/connection-context.js';
export * from './ports/connector-error.js';
export { ConnectorRegistry, type RegisteredConnector } from './registry/connector-registry.js';
