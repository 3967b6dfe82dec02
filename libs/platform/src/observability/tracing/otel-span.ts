import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { DomainError } from '#kernel';
import { redact } from '../log.js';
import { errorTypeOf, framesOf, isCause, SPAN_ATTRIBUTES, type SpanAttributes } from './span-attributes.js';
import type { RunningSpan, SpanDescription } from './spans.js';

const ALLOWED: ReadonlySet<string> = new Set(SPAN_ATTRIBUTES);
const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Begins a span below what caused it, or below `above`; both, and the latter is linked. Neither, and a trace begins. */
export function startSpan(tracer: Tracer, description: SpanDescription, above?: SpanContext): RunningSpan {
  const { name, kind = 'internal', attributes = {}, causedBy } = description;
  const cause = causedBy ? parseTraceParent(causedBy) : null;
  const parent = cause ? { ...cause, isRemote: true } : above;
  const links = cause && above ? [{ context: above }] : [];
  const span = tracer.startSpan(
    name,
    { kind: KINDS[kind], attributes: allowed(attributes), links },
    parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
  );
  return new OtelSpan(tracer, span);
}

class OtelSpan implements RunningSpan {
  private isOver = false;
  private hasFailed = false;

  constructor(
    private readonly tracer: Tracer,
    private readonly span: Span,
  ) {}

  get traceparent(): string {
    const { trace_id, span_id, trace_flags } = this.logFields;
    return `00-${trace_id}-${span_id}-${trace_flags}`;
  }

  get logFields() {
    const { traceId, spanId, traceFlags } = this.span.spanContext();
    return { trace_id: traceId, span_id: spanId, trace_flags: traceFlags.toString(16).padStart(2, '0') };
  }

  child(description: SpanDescription): RunningSpan {
    return startSpan(this.tracer, description, this.span.spanContext());
  }

  describe(attributes: SpanAttributes): void {
    if (this.span.isRecording()) this.span.setAttributes(allowed(attributes));
  }

  rename(name: string): void {
    this.span.updateName(name);
  }

  failed(error: unknown): void {
    if (this.hasFailed || !this.span.isRecording()) return;
    const type = errorTypeOf(error);
    this.failedWith(type);
    // A refusal in words is no accident: where it was thrown tells nobody anything.
    const frames = error instanceof Error && !(error instanceof DomainError) ? framesOf(error) : '';
    this.span.addEvent('exception', {
      'exception.type': type,
      ...(frames && { 'exception.stacktrace': frames }),
    });
  }

  failedWith(type: string): void {
    if (this.hasFailed) return;
    this.hasFailed = true;
    const cause = isCause(type) ? type : 'other';
    this.describe({ 'error.type': cause });
    this.span.setStatus({ code: SpanStatusCode.ERROR, message: cause });
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.span.end();
  }
}

/** Names that are allowed, and words without what looks like a secret. */
function allowed(attributes: SpanAttributes): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (ALLOWED.has(name) && value !== undefined)
      kept[name] = typeof value === 'string' ? redact(value) : value;
  }
  return kept;
}
