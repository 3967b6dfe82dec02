import { Injectable } from '@nestjs/common';
import { Agent, fetch, type Headers, type RequestInit, type Response } from 'undici';
import { parseStrictJson } from '#kernel';
import { inHttpSpan } from '../observability/tracing/http-span.js';
import { AddressGuard } from './address-guard.js';
import { causeCode, egressError, wrappedRefusal } from './egress-errors.js';

export interface EgressRequest {
  /** Default GET. */
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** For the whole exchange, in milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** Bytes of the answer, after decompression. Default 20 MB. */
  maxBytes?: number;
  /** The body does not matter: it is empty in the answer, and neither its size nor its end decides anything. */
  statusOnly?: boolean;
  /** Ends the call early; its reason is thrown as it is. */
  signal?: AbortSignal;
}

export interface EgressResponse {
  /** Any status except 3xx: what a refusal means is for the caller to say. */
  status: number;
  headers: Headers;
  body: Buffer;
  text(): string;
  /** Throws `HTTP.MALFORMED_JSON`, or `HTTP.INEXACT_NUMBER` for a number that a double would bend. */
  json(): unknown;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 20 * 1024 * 1024;
/** What is taken of a body that does not matter, so that its connection can be used again. */
const DRAINED = { bytes: 64 * 1024, ms: 500 } as const;
const NOTHING = Buffer.alloc(0);
const NEVER_SENT = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * The only way out. Reaches public addresses, and the hosts that the operator allowed; follows no redirect; ends at
 * a time and a size. Throws `EGRESS.*` with `details.mayHaveArrived`.
 */
@Injectable()
export class EgressClient {
  private readonly agent: Agent;

  constructor(private readonly guard: AddressGuard) {
    this.agent = new Agent({
      connect: { lookup: guard.socketLookup, timeout: 10_000 },
      connections: 32,
      keepAliveTimeout: 10_000,
    });
  }

  /** For the moment a person saves an address: refuses what a call would refuse. */
  async assertAllowed(url: string): Promise<void> {
    await this.guard.resolved(this.guard.checkedUrl(url).hostname);
  }

  async fetch(url: string, request: EgressRequest = {}): Promise<EgressResponse> {
    const target = this.guard.checkedUrl(url);
    return inHttpSpan(request.method ?? 'GET', target, (place) =>
      this.exchange(target, { ...request, headers: { ...request.headers, ...place } }),
    );
  }

  private async exchange(target: URL, request: EgressRequest): Promise<EgressResponse> {
    const {
      timeoutMs = DEFAULT_TIMEOUT_MS,
      maxBytes = DEFAULT_MAX_BYTES,
      signal,
      method,
      headers,
      body,
    } = request;
    const timeout = AbortSignal.timeout(timeoutMs);
    const init: RequestInit = {
      method: method ?? 'GET',
      headers,
      body,
      redirect: 'manual',
      dispatcher: this.agent,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    };
    try {
      const response = await fetch(target, init);
      await refuseRedirect(response, target);
      if (request.statusOnly) await drained(response);
      return answerOf(response, request.statusOnly ? NOTHING : await readCapped(response, maxBytes, target));
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw wrappedRefusal(error) ?? translated(error, target, timeout.aborted);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

async function refuseRedirect(response: Response, url: URL): Promise<void> {
  if (response.status < 300 || response.status > 399 || response.status === 304) return;
  await response.body?.cancel();
  throw egressError('REDIRECTED', `${url.host} answered with a redirect, which is not followed.`, true, {
    fix: 'Enter the address that it redirects to, if you trust it.',
  });
}

/** Counts what arrives, because a declared length may lie and a small answer may inflate. */
async function readCapped(response: Response, maxBytes: number, url: URL): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by a throw cancels the stream, and with it the transfer.
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > maxBytes)
      throw egressError('TOO_LARGE', `${url.host} answered with more than ${maxBytes} bytes.`, true);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

/** Lets a short body end; whatever is longer, slower or broken is cut off with its connection. */
async function drained({ body }: Response): Promise<void> {
  const reader = body?.getReader();
  if (!reader) return;
  const stop = () => void reader.cancel().catch(() => undefined);
  const timer = setTimeout(stop, DRAINED.ms);
  try {
    for (let bytes = 0; bytes <= DRAINED.bytes; ) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
    stop();
  } catch {
    // The status has been said.
  } finally {
    clearTimeout(timer);
  }
}

function answerOf(response: Response, body: Buffer): EgressResponse {
  const text = () => body.toString('utf8');
  return {
    status: response.status,
    headers: response.headers,
    body,
    text,
    json: () => parseStrictJson(text()),
  };
}

function translated(cause: unknown, url: URL, isTimeout: boolean): Error {
  const code = causeCode(cause);
  const mayHaveArrived = !(code !== undefined && NEVER_SENT.has(code));
  const fix = 'Nothing is lost: it is tried again by itself.';
  if (isTimeout || code === 'UND_ERR_CONNECT_TIMEOUT')
    return egressError('TIMEOUT', `${url.host} did not answer in time.`, mayHaveArrived, { fix, cause });
  return egressError('UNREACHABLE', `The connection to ${url.host} failed.`, mayHaveArrived, { fix, cause });
}
