import { currentSpan, inSpan, type RunningSpan } from './spans.js';

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Runs one HTTP call in a span of its own. `work` gets the headers that take the trace along, none while tracing is off. Of
 * the address only the host is recorded: a path may be a secret, and a query may name people.
 */
export function inHttpSpan<T extends { status: number }>(
  method: string,
  url: URL,
  work: (headers: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  if (!currentSpan()) return work(NO_HEADERS);
  return inSpan({ name: method, kind: 'client' }, async () => {
    const span = currentSpan();
    span?.describe({ 'http.request.method': method, ...placeOf(url) });
    const response = await work(span ? { traceparent: span.traceparent } : NO_HEADERS);
    if (span) noteStatus(span, response.status);
    return response;
  });
}

/** What is recorded of where a call goes. */
export function placeOf(url: URL): { 'server.address': string; 'server.port': number } {
  return {
    'server.address': url.hostname,
    'server.port': Number(url.port) || (DEFAULT_PORTS[url.protocol] ?? 0),
  };
}

/** To a caller each refusal is a failure. */
export function noteStatus(span: RunningSpan, status: number): void {
  span.describe({ 'http.response.status_code': status });
  if (status >= 400) span.failedWith(String(status));
}
