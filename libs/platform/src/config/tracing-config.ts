import { Secret } from '#kernel';
import type { EnvironmentReader } from './environment-reader.js';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go, in OpenTelemetry's own variables: OTLP over HTTP, as JSON. */
export interface TracingConfig {
  /** The collector's address for traces. The operator chose it, so the rules for outbound calls of tenants do not apply. */
  url: string;
  /** Sent with every batch, `name=value,name=value`; a collector's key may be among them. */
  headers: Secret;
  timeoutMs: number;
  serviceName: string;
  /** What else is said of this process in every batch. */
  resource: Readonly<Record<string, string>>;
  sampler: (typeof SAMPLERS)[number];
  /** Of the samplers that take a share of all traces, 0 to 1. */
  ratio: number;
  /** Spans that wait for the collector; more are dropped. */
  queue: { maxSize: number; batchSize: number; delayMs: number; exportTimeoutMs: number };
}

/** Undefined: off. What is set is checked all the same. */
export function readTracing(
  read: EnvironmentReader,
  { environment, role }: { environment: string; role: string },
): TracingConfig | undefined {
  const base = read.url('OTEL_EXPORTER_OTLP_ENDPOINT', undefined, ['http:', 'https:']);
  const own = read.url('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', undefined, ['http:', 'https:']);
  const url = own ?? (base && `${base}/v1/traces`);
  const isDisabled = read.flag('OTEL_SDK_DISABLED', false);
  const target = read.oneOf('OTEL_TRACES_EXPORTER', ['otlp', 'none'], 'otlp');
  read.oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/json'], 'http/json');
  const batchSize = read.integer('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512, 1, 10_000);
  const settings = {
    headers: readPairs(read, 'OTEL_EXPORTER_OTLP_HEADERS'),
    timeoutMs: read.integer('OTEL_EXPORTER_OTLP_TIMEOUT', 10_000, 1, 120_000),
    serviceName: read.text('OTEL_SERVICE_NAME', 'invoicepatch'),
    resource: {
      'deployment.environment.name': environment,
      'invoicepatch.role': role,
      ...pairsOf(readPairs(read, 'OTEL_RESOURCE_ATTRIBUTES').reveal()),
    },
    sampler: read.oneOf('OTEL_TRACES_SAMPLER', SAMPLERS, 'parentbased_always_on'),
    ratio: read.fraction('OTEL_TRACES_SAMPLER_ARG', 1),
    queue: {
      maxSize: read.integer('OTEL_BSP_MAX_QUEUE_SIZE', Math.max(2_048, batchSize), batchSize, 100_000),
      batchSize,
      delayMs: read.integer('OTEL_BSP_SCHEDULE_DELAY', 5_000, 1, 600_000),
      exportTimeoutMs: read.integer('OTEL_BSP_EXPORT_TIMEOUT', 30_000, 1, 600_000),
    },
  };
  if (url === undefined || isDisabled || target === 'none') return undefined;
  return { url, ...settings };
}

/** `name=value,name=value`, percent-encoded, as W3C Baggage. A mistake is told without its value, which may be a secret. */
function readPairs(read: EnvironmentReader, name: string): Secret {
  const text = read.text(name, '');
  if (pairsOf(text) === undefined) read.mistakes.push(`${name} must be a list like name=value,name=value.`);
  return new Secret(text);
}

/** Undefined for what is no such list. */
export function pairsOf(text: string): Record<string, string> | undefined {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter(Boolean);
  try {
    return Object.fromEntries(pairs.map(pairOf));
  } catch {
    return undefined;
  }
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new Error('not a pair');
  return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
}
