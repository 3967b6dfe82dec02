import multipart from '@fastify/multipart';
import { applyDecorators, UnsupportedMediaTypeException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { fileTooLarge, notAnUpload } from './files.errors.js';

/** A file as it came over HTTP: nothing about it is checked but its size. */
export interface Upload {
  name: string;
  content: Buffer;
}

const CONFIG_KEY = 'acceptsUpload';
const LIMIT_KEY = 'uploadLimit';
const MULTIPART = /^multipart\/form-data\b/i;
const uploads = new WeakMap<FastifyRequest, Promise<Upload>>();

/** Marks a route that takes one file as multipart/form-data; all others refuse such bodies with 415. */
export function AcceptsUpload(): MethodDecorator {
  return applyDecorators(
    RouteConfig({ [CONFIG_KEY]: true }),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    }),
  );
}

export function isUpload(request: FastifyRequest): boolean {
  return MULTIPART.test(request.headers['content-type'] ?? '');
}

/**
 * The one file of a multipart request, read once however many ask for it, and only after the caller was let through.
 * Throws `FILES.NO_FILE` and `FILES.TOO_LARGE`.
 */
export function uploadOf(request: FastifyRequest): Promise<Upload> {
  const known = uploads.get(request);
  if (known) return known;
  const reading = readUpload(request);
  uploads.set(request, reading);
  return reading;
}

/** Teaches the server multipart bodies of one file with at most `maxBytes`. */
export function acceptUploads(fastify: FastifyInstance, maxBytes: number): void {
  fastify.decorate(LIMIT_KEY, maxBytes);
  void fastify.register(multipart, {
    limits: { files: 1, fields: 10, parts: 11, fieldSize: 4096, headerPairs: 20, fileSize: maxBytes },
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const isRefused = isUpload(request) && !isMarked(request);
    done(isRefused ? new UnsupportedMediaTypeException() : null, payload);
  });
}

function isMarked(request: FastifyRequest): boolean {
  return (request.routeOptions.config as unknown as Record<string, unknown>)[CONFIG_KEY] === true;
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!isUpload(request)) throw notAnUpload();
  try {
    const part = await request.file();
    if (!part) throw notAnUpload();
    return { name: part.filename, content: await part.toBuffer() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw fileTooLarge(request.server.getDecorator<number>(LIMIT_KEY));
    // What else the parser complains about is a body that is no upload of one file.
    throw error instanceof DomainError ? error : notAnUpload();
  }
}
