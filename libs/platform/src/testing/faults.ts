import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { Log, type LogFields } from '../observability/log.js';

/** Remembers what went wrong last, which an answer does not tell. */
export class FaultLog extends Log {
  private last: LogFields = {};

  static override create(level: string): FaultLog {
    return new FaultLog(pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }));
  }

  override error(message: string, fields: LogFields = {}): void {
    this.last = fields;
    super.error(message, fields);
  }

  causeOf(answer: string): unknown {
    const { requestId, error } = this.last;
    return typeof requestId === 'string' && answer.includes(requestId) ? error : undefined;
  }
}

/** A fault of ours ends the test with its cause, where nobody looks at the answer too. */
export function endOnFaults(app: NestFastifyApplication, log: Log): void {
  const inject = app.inject.bind(app) as unknown as Inject;
  const watched: Inject = async (request) => {
    const answer = await inject(request);
    if (answer.statusCode !== 500) return answer;
    const { method = 'GET', url } = typeof request === 'string' ? { url: request } : request;
    const cause = log instanceof FaultLog ? log.causeOf(answer.body) : undefined;
    throw new Error(`${method} ${String(url)} answered 500: ${answer.body}`, { cause });
  };
  Object.assign(app, { inject: watched });
}

type Inject = (
  request: string | { method?: string; url?: unknown },
) => Promise<{ statusCode: number; body: string }>;
