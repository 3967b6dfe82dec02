export type { AuditLine } from './audit/audit-line.js';
export { AuditLog, type AuditRecord, type ChainReport } from './audit/audit-log.js';
export { CLOCK } from './clock.token.js';
export * from './config/config.js';
export { type AnnouncementListener, Announcements } from './database/announcements.js';
export { type ColumnValue, copyField, copyRows } from './database/copy-text.js';
export { Database } from './database/database.js';
export type { Prisma, PrismaClient } from './database/generated/client.js';
export { instantKey, instantText } from './database/instant-text.js';
export { apart, inPackets } from './database/packets.js';
export { pipelined } from './database/pipeline.js';
export { prepareDatabase } from './database/prepare-database.js';
export * from './database/record-store.js';
export { sideBySide } from './database/side-by-side.js';
export { prepareStaging, type StagingTable, stagingTable } from './database/staging.js';
export * from './database/tenant-context.js';
export { UnitOfWork } from './database/unit-of-work.js';
export { type RowShape, type Versioned, VersionedRows, type Wanted } from './database/versioned-rows.js';
export * from './documents/index.js';
export { EgressClient, type EgressRequest, type EgressResponse } from './egress/egress-client.js';
export * from './events/event-bus.js';
export { fileNotFound } from './files/files.errors.js';
export { Files, type NewFile } from './files/files.js';
export { MEDIA_TYPES, type MediaType } from './files/media-type.js';
export type { StoredFile } from './files/stored-file.js';
export { AcceptsUpload, type Upload, uploadOf } from './files/upload.js';
export * from './http/configure-http.js';
export * from './http/fields.js';
export * from './http/http-adapter.js';
export * from './http/paging.js';
export * from './http/problem.filter.js';
export { refusalOf } from './http/rate-limits.js';
export { TokenBuckets } from './http/token-buckets.js';
export { mapInTurns } from './in-turns.js';
export type { Mail, MailAttachment } from './mail/mail-message.js';
export { Mailer } from './mail/mailer.js';
export { type HealthCheck, HealthChecks, Unwell } from './observability/health-checks.js';
export { Log, redact } from './observability/log.js';
export { Metrics } from './observability/metrics.js';
export { inHttpSpan, noteStatus, placeOf } from './observability/tracing/http-span.js';
export {
  currentSpan,
  inSpan,
  type RunningSpan,
  type SpanDescription,
} from './observability/tracing/spans.js';
export { buildOpenApi, serveOpenApi } from './openapi/openapi.js';
export { PlatformModule } from './platform.module.js';
export * from './queue/job-handler.js';
export { Queue, type SendJobOptions } from './queue/queue.js';
export { WaitingJobs } from './queue/waiting-jobs.repository.js';
export { type RetentionRule, RetentionRules } from './retention/retention-rules.js';
export { writeCsv, writeGrowingCsv } from './spreadsheets/csv.js';
export { readTable } from './spreadsheets/read-table.js';
export type { GrowingTable, ReadTable, TableLimits, WrittenTable } from './spreadsheets/table.js';
export { writeGrowingXlsx, writeXlsx } from './spreadsheets/xlsx-writer.js';
export { KeyRotation, type RotationOptions, type RotationSummary } from './vault/key-rotation.js';
export { type SealedColumn, SealedColumns } from './vault/sealed-columns.js';
export { type SealedPlace, Vault } from './vault/vault.js';
