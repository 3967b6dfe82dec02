import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { Acknowledged } from '#kernel';
import { Log, toProblem } from '#platform';

/** Answers a refusal in the acknowledgement, in the words of HTTP. What is not ours is logged in full and told in general. */
@Catch()
export class ProblemAnswer implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const socket = host.switchToWs().getClient<Socket>();
    const { code, detail, fix, field, status } = toProblem(error, socket.id);
    if (status >= 500) this.log.error('a message over a socket failed', { error });
    const answer: Acknowledged<never> = { ok: false, problem: { code, detail, fix, field, status } };
    for (const argument of host.getArgs()) if (typeof argument === 'function') argument(answer);
  }
}
