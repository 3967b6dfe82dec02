import { type Logger, pino } from 'pino';

export type LogFields = Record<string, unknown>;

/** Fields that may be written as they are. Everything else is dropped: a new field is a decision, not an accident. */
const ALLOWED = new Set([
  'queue',
  'jobId',
  'organizationId',
  'connectionId',
  'runId',
  'operationId',
  'entity',
  'entityId',
  'localId',
  'remoteId',
  'kind',
  'code',
  'status',
  'statusCode',
  'method',
  'route',
  'durationMs',
  'count',
  'calls',
  'attempt',
  'retryAfterMs',
  'requestId',
  'userId',
  'role',
  'port',
  'url',
  'system',
  'reason',
  'migrations',
  'name',
  'trigger',
  'listener',
]);

/** Structured log lines with allow-listed fields; an `error` is reduced to its name, code, message and stack. */
export class Log {
  constructor(private readonly logger: Logger) {}

  static create(level: string): Log {
    return new Log(pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }));
  }

  debug(message: string, fields: LogFields = {}): void {
    this.logger.debug(allowed(fields), message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.logger.info(allowed(fields), message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.logger.warn(allowed(fields), message);
  }

  error(message: string, fields: LogFields = {}): void {
    this.logger.error(allowed(fields), message);
  }
}

function allowed(fields: LogFields): LogFields {
  const line: LogFields = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'error') line.error = describe(value);
    else if (ALLOWED.has(name)) line[name] = value;
  }
  return line;
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const code = 'code' in error ? error.code : undefined;
  return { name: error.name, code, message: redact(error.message), stack: redact(error.stack ?? '') };
}

/** The last line of defence: shapes of secrets that a third party's message may carry. */
export function redact(text: string): string {
  return text
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]')
    .replace(
      /((?:access|refresh|id)_token|client_secret|password|code|secret)(["']?\s*[:=]\s*["']?)[^\s"'&,}]+/gi,
      '$1$2[redacted]',
    )
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[redacted]')
    .replace(/(postgres(?:ql)?:\/\/[^:]+:)[^@]+@/g, '$1[redacted]@');
}
