import type { Context } from '@opentelemetry/api';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, Span, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Counter } from 'prom-client';
import type { Log } from '../log.js';

const SAMPLED = 1;
/** A collector that is away is told of once in this time. */
const QUIET_MS = 60_000;

export type SpanCounter = Counter<'outcome'>;

/** Counts what leaves for the collector, and says when it does not arrive. */
export class WatchedExporter implements SpanExporter {
  private quietUntil = 0;
  private taken = 0;

  constructor(
    private readonly inner: SpanExporter,
    private readonly counter: SpanCounter,
    private readonly log: Log,
  ) {}

  /** Spans that were taken over so far. */
  get takenOver(): number {
    return this.taken;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.taken += spans.length;
    this.inner.export(spans, (result) => {
      const isSent = result.code === ExportResultCode.SUCCESS;
      this.counter.inc({ outcome: isSent ? 'sent' : 'failed' }, spans.length);
      if (!isSent) this.complain(result.error);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }

  private complain(error: unknown): void {
    if (Date.now() < this.quietUntil) return;
    this.quietUntil = Date.now() + QUIET_MS;
    this.log.warn('traces do not reach the collector; nothing else is affected', { error });
  }
}

/** Hands on no more spans than may wait. What is over that is dropped and counted: work never waits for a collector. */
export class BoundedProcessor implements SpanProcessor {
  private handedOn = 0;

  constructor(
    private readonly inner: SpanProcessor,
    private readonly exporter: WatchedExporter,
    private readonly maxWaiting: number,
    private readonly counter: SpanCounter,
  ) {}

  onStart(span: Span, context: Context): void {
    this.inner.onStart(span, context);
  }

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & SAMPLED) === 0) return;
    if (this.handedOn - this.exporter.takenOver >= this.maxWaiting) {
      this.counter.inc({ outcome: 'dropped' });
      return;
    }
    this.handedOn++;
    this.inner.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.inner.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }
}
