/**
 * SQLSTATE: the server is stopping, starting or full, or its connection broke; a violation of the protocol (08P01) is a
 * mistake of ours that no waiting mends. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SERVER = /^(?:08(?!P01)\w{3}|57P0[123]|53300)$/;
/** The system's words for somebody who does not answer, and Prisma's. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'P1001', 'P1002', 'P1017']);
/** The driver of the database gives these no code. */
const BROKEN =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/** Whether an error says that the database cannot be reached now, as while it restarts: what was asked can be asked again. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message, cause } = error as Error & { code?: unknown };
  const told = [code, adaptedCode(error)].filter((one) => typeof one === 'string');
  if (told.some((one) => SERVER.test(one) || UNREACHABLE.has(one)) || BROKEN.test(message)) return true;
  return isOutOfReach(cause);
}

/** What the driver said, where Prisma says it again in its own words. */
function adaptedCode(error: Error): unknown {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  return meta?.driverAdapterError?.cause?.originalCode;
}
