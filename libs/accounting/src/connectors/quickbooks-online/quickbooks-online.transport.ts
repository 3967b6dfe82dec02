import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { mayHideUnstorable, storable } from '#kernel';
import { currentSpan, inSpan, noteStatus, placeOf, type RunningSpan } from '#platform';
import type { FailedCall } from './quickbooks-online.errors.js';
import type { WireAnswer, WireFault } from './quickbooks-online.wire.js';

/** Limits of one call that `node-quickbooks` cannot be given: it passes no signal and no time-out on. */
interface CallLimits {
  signal: AbortSignal;
  timeoutMs: number;
  /** JSON that describes the file of an upload: `node-quickbooks` sends the file alone and describes it by a second call. */
  metadata?: string;
}

interface AxiosRequest {
  url?: string;
  method?: string;
  headers?: Record<string, unknown>;
  signal?: AbortSignal;
  timeout?: number;
  maxContentLength?: number;
  maxRedirects?: number;
  data?: unknown;
  transformResponse?: Transform | Transform[];
}

type Transform = (this: unknown, data: unknown, ...more: unknown[]) => unknown;

interface AxiosResponse {
  status: number;
  headers?: Record<string, unknown>;
  data?: unknown;
}

interface AxiosLike {
  interceptors: {
    request: {
      use(
        onRequest: (request: AxiosRequest) => AxiosRequest,
        onError: undefined,
        options: { synchronous: true },
      ): void;
    };
    response: { use(onResponse: (response: AxiosResponse) => AxiosResponse): void };
  };
}

/** A thousand large invoices are some 10 MB. */
const MAX_ANSWER_BYTES = 100 * 1024 * 1024;
/** A wait longer than this is not believed. */
const MAX_PAUSE_SECONDS = 3600;

const limits = new AsyncLocalStorage<CallLimits>();

/** The answer came, but it is not the JSON object that was promised. */
class UnreadableAnswer extends Error {
  readonly response: AxiosResponse;

  constructor(status: number) {
    super('unreadable answer');
    this.response = { status };
  }
}

installOn(createRequire(createRequire(import.meta.url).resolve('node-quickbooks'))('axios') as AxiosLike);

/** Adds the limits of the running call to the requests of the HTTP client inside `node-quickbooks`, and to no other request. */
function installOn(axios: AxiosLike): void {
  axios.interceptors.request.use(
    (request) => {
      const call = limits.getStore();
      if (call) {
        Object.assign(request, {
          signal: call.signal,
          timeout: call.timeoutMs,
          maxContentLength: MAX_ANSWER_BYTES,
          maxRedirects: 0,
          transformResponse: intoStorable(request.transformResponse),
        });
        if (call.metadata !== undefined) describeFile(request.data, call.metadata);
        trace(request);
      }
      return request;
    },
    undefined,
    { synchronous: true },
  );
  // The client hands a body on as text when it is not JSON, and then takes it for an answer.
  axios.interceptors.response.use((response) => {
    if (!limits.getStore()) return response;
    const span = currentSpan();
    if (span) noteStatus(span, response.status);
    if (!isObject(response.data)) throw new UnreadableAnswer(response.status);
    return response;
  });
}

interface Form {
  append(name: string, value: string, options: { contentType: string }): void;
}

/** With its description the file is there and hangs on its document in one step, or is not there at all. */
function describeFile(form: unknown, metadata: string): void {
  (form as Form).append('file_metadata_01', metadata, { contentType: 'application/json' });
}

/** Words of the vendor's addresses; whatever else is in one is a company, a record or a question about people. */
const WORD = /^([a-z]+|v\d+)$/i;

/** The call as it goes out, and its place in the trace with it. */
function trace({ url, method, headers }: AxiosRequest): void {
  const span = currentSpan();
  if (!span || url === undefined || !URL.canParse(url)) return;
  const target = new URL(url);
  const verb = method?.toUpperCase() ?? 'GET';
  const template = target.pathname
    .split('/')
    .map((part) => (part === '' || WORD.test(part) ? part : '{id}'))
    .join('/');
  span.rename(`${verb} ${template}`);
  span.describe({ 'http.request.method': verb, 'url.template': template, ...placeOf(target) });
  if (headers) headers.traceparent = span.traceparent;
}

/** What the database cannot keep leaves every text here, before anybody compares, hashes or stores it. */
function intoStorable(parsing: Transform | Transform[] = []): Transform[] {
  let mayHide = false;
  return [
    (data) => {
      mayHide = typeof data === 'string' && mayHideUnstorable(data);
      return data;
    },
    ...[parsing].flat(),
    (data) => (mayHide ? storable(data) : data),
  ];
}

/** Runs one call of `node-quickbooks` within its limits; it ends for good when they are reached. */
export function within<T>(
  call: CallLimits,
  run: (done: (error: unknown, value: T) => void) => void,
): Promise<T> {
  return limits.run(call, () =>
    inSpan({ name: 'HTTP', kind: 'client' }, () =>
      new Promise<T>((resolve, reject) => {
        run((error, value) => (error ? reject(error) : resolve(value)));
      }).catch((error) => {
        const span = currentSpan();
        if (span) noteFacts(span, factsOf(error, false));
        throw error;
      }),
    ),
  );
}

/** The vendor answers some refusals with 200, and says what is wrong in the body. */
function noteFacts(span: RunningSpan, { status, networkCode, faults }: FailedCall): void {
  if (status !== undefined) noteStatus(span, status);
  span.failedWith(faults[0]?.code ?? networkCode ?? 'unreadable');
}

/** The harmless facts of a failed call. The error itself carries the request with its token and must not travel on. */
export function factsOf(error: unknown, isWrite: boolean): FailedCall {
  if (!isObject(error)) return { isWrite, faults: [] };
  const response = isObject(error.response) ? (error.response as unknown as AxiosResponse) : undefined;
  const body = response ? response.data : error;
  const faults = faultsOf(body);
  if (!response && faults.length === 0) {
    return { isWrite, faults, networkCode: typeof error.code === 'string' ? error.code : undefined };
  }
  return {
    isWrite,
    faults,
    status: response?.status ?? 200,
    retryAfterSeconds: secondsOf(response?.headers?.['retry-after']),
  };
}

function faultsOf(body: unknown): WireFault[] {
  const faults = isObject(body) ? (body as WireAnswer).Fault?.Error : undefined;
  return Array.isArray(faults) ? faults.filter(isObject) : [];
}

/** `Retry-After` as seconds or as a date. */
function secondsOf(header: unknown): number | undefined {
  if (typeof header !== 'string' || header === '') return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), MAX_PAUSE_SECONDS);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
