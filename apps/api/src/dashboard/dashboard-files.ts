import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '#platform';
import { contentPolicy } from './content-policy.js';

/** Where `pnpm build` puts it. */
const ROOT = fileURLToPath(new URL('../../../dashboard/public/', import.meta.url));

/** What is not a page of the dashboard, whether or not something answers there. */
const ELSEWHERE = /^\/(api|health|metrics|portal|field|socket\.io)(\/|$)/;

/** A file whose name changes with its content never has to be asked for again. */
const FOR_EVER = { maxAge: '365d', immutable: true } as const;
const ASK_ALWAYS = { cacheControl: false } as const;

/** Scripts, styles and letters: files that are a page for nobody. */
const PART_OF_A_PAGE = /^\/assets\/[^/]+\.(js|css|woff2)$/;

/** What these say is about a page. A first load gets some twenty files, and would get as many copies of it. */
const ABOUT_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
] as const;

/** Serves the dashboard at `/`: its files as they are, and its page for every address that is one of its own. */
@Injectable()
export class DashboardFiles implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    const fastify = this.adapterHost.httpAdapter?.getInstance<FastifyInstance>();
    // A worker serves nothing.
    if (!fastify) return;
    const { default: fastifyStatic } = await import('@fastify/static');
    // Not awaited: that would boot what else is waiting to be registered, before the routes were checked.
    void fastify.register(fastifyStatic, { root: ROOT, serve: false, preCompressed: true });
    const policy = contentPolicy(this.config.mapTiles?.url);
    fastify.get('/*', (request, reply) => serve(request, reply, policy));
  }
}

function serve(request: FastifyRequest, reply: FastifyReply, policy: string): FastifyReply {
  const [path = '/'] = request.url.split('?');
  if (ELSEWHERE.test(path)) {
    reply.callNotFound();
    return reply;
  }
  if (PART_OF_A_PAGE.test(path)) for (const name of ABOUT_PAGES) reply.removeHeader(name);
  else void reply.header('content-security-policy', policy);
  if (extname(path) !== '')
    return reply.sendFile(path.slice(1), path.startsWith('/assets/') ? FOR_EVER : ASK_ALWAYS);
  void reply.header('cache-control', 'no-cache').header('x-robots-tag', 'noindex');
  return reply.sendFile('index.html', ASK_ALWAYS);
}
