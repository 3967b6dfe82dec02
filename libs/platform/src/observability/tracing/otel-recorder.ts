import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { newId } from '#kernel';
import { pairsOf, type TracingConfig } from '../../config/tracing-config.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { BoundedProcessor, WatchedExporter } from './bounded-export.js';
import { startSpan } from './otel-span.js';
import type { Recorder } from './tracing.js';

/** No span grows beyond this, whatever is done in it. */
const LIMITS = {
  attributeCountLimit: 32,
  attributeValueLengthLimit: 2_000,
  eventCountLimit: 8,
  linkCountLimit: 8,
} as const;

/**
 * The parts of OpenTelemetry that send, put together without its globals: two applications in one process keep apart. Loaded
 * only where traces go somewhere.
 */
export function createRecorder(config: TracingConfig, log: Log, metrics: Metrics): Recorder {
  const counter = metrics.counter({
    name: 'trace_spans_total',
    help: 'Recorded spans; outcome is sent, failed (the collector did not take them) or dropped (too many waited).',
    labels: ['outcome'],
  });
  const { url, timeoutMs, headers, queue } = config;
  const otlp = new OTLPTraceExporter({ url, timeoutMillis: timeoutMs, headers: pairsOf(headers.reveal()) });
  const exporter = new WatchedExporter(otlp, counter, log);
  const batches = new BatchSpanProcessor({
    exporter,
    maxQueueSize: queue.maxSize,
    maxExportBatchSize: queue.batchSize,
    scheduledDelayMillis: queue.delayMs,
    exportTimeoutMillis: queue.exportTimeoutMs,
  });
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.instance.id': newId(),
        ...config.resource,
        'service.name': config.serviceName,
      }),
    ),
    sampler: samplerOf(config),
    spanLimits: LIMITS,
    spanProcessors: [new BoundedProcessor(batches, exporter, queue.maxSize, counter)],
  });
  const tracer = provider.getTracer('invoicepatch');
  return {
    start: (description) => startSpan(tracer, description),
    close: () => provider.shutdown(),
  };
}

function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
  const root = sampler.endsWith('always_on')
    ? new AlwaysOnSampler()
    : sampler.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(ratio);
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}
