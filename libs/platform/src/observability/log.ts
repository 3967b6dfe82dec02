import { type Logger, pino } from 'pino';
import { currentSpan } from './tracing/spans.js';

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
  'tzdata',
]);

const MAX_TEXT = 2_000;
const MAX_LIST = 50;

/**
 * Structured log lines with allow-listed fields; an `error` is reduced to its name, code, message and stack. What is written
 * within a trace says where in it.
 */
export class Log {
  constructor(private readonly logger: Logger) {}

  static create(level: string): Log {
    return new Log(pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }));
  }

  debug(message: string, fields: LogFields = {}): void {
    this.write('debug', message, fields);
  }

  info(message: string, fields: LogFields = {}): void {
    this.write('info', message, fields);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.write('warn', message, fields);
  }

  error(message: string, fields: LogFields = {}): void {
    this.write('error', message, fields);
  }

  /** A line that nobody will read is not prepared either. */
  private write(level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: LogFields): void {
    if (!this.logger.isLevelEnabled(level)) return;
    this.logger[level]({ ...allowed(fields), ...currentSpan()?.logFields }, redact(message));
  }
}

function allowed(fields: LogFields): LogFields {
  const line: LogFields = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'error') line.error = describe(value);
    else if (ALLOWED.has(name)) line[name] = plain(value);
  }
  return line;
}

/** Numbers, words and lists of them. An object may carry anything, so nothing of it is shown. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return redact(value.slice(0, MAX_TEXT));
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).map(plain);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? '[object]' : value;
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const code = 'code' in error ? error.code : undefined;
  return { name: error.name, code, message: redact(error.message), stack: redact(error.stack ?? '') };
}

/** The last line of defence: shapes of secrets that a third party's message may carry. */
export function redact(text: string): string {
  return text
    .replace(/\b(Bearer|Basic|Digest)\s+[\w.~+/=-]+/gi, '$1 [redacted]')
    .replace(SECRET_PAIR, '$1$2[redacted]')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]')
    .replace(/\bv1\.\d+\.[\w-]{16}\.[\w-]{22}\.[\w-]*/g, '[sealed]')
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1[redacted]@');
}

/** `name=value`, `name: value` and `"name":"value"`, for names that mean a secret. */
const SECRET_PAIR =
  /\b((?:(?:access|refresh|id|auth|csrf|session|bearer)[_-]?)?token|client[_-]?secret|secret|pass(?:word|phrase|wd)|code|api[_-]?key|private[_-]?key|authorization|(?:set-)?cookie|verifier)(\\?["']?\s*[:=]\s*\\?["']?)(?!(?:Bearer|Basic|Digest) \[)[^\s"'&,;}\\]+/gi;
