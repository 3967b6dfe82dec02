/**
 * What a span may say; everything else is dropped, as in the log. Names of OpenTelemetry's semantic conventions where
 * they have one. None of them holds a text that people write, an address with its query, or what a document says.
 */
export const SPAN_ATTRIBUTES = [
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'server.address',
  'server.port',
  'url.template',
  'error.type',
  'code.function.name',
  'db.system.name',
  'messaging.system',
  'messaging.operation.name',
  'messaging.operation.type',
  'messaging.destination.name',
  'messaging.message.id',
  'invoicepatch.organization.id',
  'invoicepatch.connection.id',
  'invoicepatch.accounting.system',
  'invoicepatch.entity',
  'invoicepatch.operation',
  'invoicepatch.operation.id',
  'invoicepatch.attempt',
] as const;

export type SpanAttributes = Partial<Record<(typeof SPAN_ATTRIBUTES)[number], string | number | boolean>>;

/** Names of causes are short words; anything else may be a text that somebody wrote. */
const CAUSE = /^[\w.:/-]{1,64}$/;

export function isCause(name: unknown): name is string {
  return typeof name === 'string' && CAUSE.test(name);
}

/** The cause of a failure in one word: our code, the accounting system's kind, the system's code, or the error's class. */
export function errorTypeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not-an-error';
  const { code, kind } = error as { code?: unknown; kind?: unknown };
  return [code, kind, error.name].find(isCause) ?? 'Error';
}

const MAX_FRAMES = 20;

/** Where it was thrown, without the message: that may say whatever the other side answered. */
export function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  if (at < 0) return '';
  return stack
    .slice(at + message.length)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, MAX_FRAMES)
    .join('\n');
}
