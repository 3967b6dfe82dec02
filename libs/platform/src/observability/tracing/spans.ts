import { AsyncLocalStorage } from 'node:async_hooks';
import type { SpanAttributes } from './span-attributes.js';

export interface SpanDescription {
  /** Of few values: a route's template, a queue, a function. Never an id. */
  name: string;
  /** Default `internal`. */
  kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  attributes?: SpanAttributes;
  /**
   * The `traceparent` (W3C) of what caused this: it becomes the parent instead of the span at work here, which is linked.
   * What cannot be read counts as absent.
   */
  causedBy?: string | null;
}

/** A span that has begun. It is over with its first `end`. */
export interface RunningSpan {
  /** Its place in the trace, as the W3C header says it. */
  readonly traceparent: string;
  /** The same for a line of the log, in the names that OpenTelemetry gives these fields. */
  readonly logFields: Readonly<Record<'trace_id' | 'span_id' | 'trace_flags', string>>;
  child(description: SpanDescription): RunningSpan;
  describe(attributes: SpanAttributes): void;
  rename(name: string): void;
  /** What was thrown: its kind and where, without its words. Of several failures the first is told. */
  failed(error: unknown): void;
  /** A failure without an exception, in one word. */
  failedWith(type: string): void;
  end(): void;
}

const storage = new AsyncLocalStorage<RunningSpan>();

/** The span at work here; undefined where nothing is recorded, and everywhere while tracing is off. */
export function currentSpan(): RunningSpan | undefined {
  return storage.getStore();
}

/** Runs `work` in a span below the one at work here. Where there is none it is `work` alone, which costs nothing. */
export function inSpan<T>(description: SpanDescription, work: () => Promise<T>): Promise<T> {
  const above = storage.getStore();
  return above ? within(above.child(description), work) : work();
}

/** Runs `work` in `span`, which ends with it. */
export function within<T>(span: RunningSpan, work: () => Promise<T>): Promise<T> {
  return storage.run(span, async () => {
    try {
      return await work();
    } catch (error) {
      span.failed(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Calls `next` inside `span`, which goes on. */
export function enter(span: RunningSpan, next: () => void): void {
  storage.run(span, next);
}
