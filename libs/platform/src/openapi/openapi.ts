import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeOperations, PROBLEM_SCHEMA } from './operations.js';

export const OPENAPI_PATH = 'api/openapi.json';
export const DOCS_PATH = 'api/docs';

/**
 * The OpenAPI document of every route of `app`, sorted so that equal interfaces have equal documents. Needs neither a
 * database nor `app.init()`. Throws when two operations would have the same id, since clients are generated from it.
 */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('InvoicePatch')
    .setDescription(
      'Purchase orders become jobs, jobs become correct invoices, and the accounting system stays true in both ' +
        'directions. Amounts are decimal text; lists page by cursor; refusals are problem+json (RFC 9457).',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key' }, 'api-key')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('api-key')
    .build();
  const document = SwaggerModule.createDocument(app, settings, { operationIdFactory: operationId });
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  completeOperations(document.paths);
  return {
    ...document,
    paths: sorted(document.paths),
    components: { ...document.components, schemas: sorted(schemas) },
  };
}

/** Serves the document at /api/openapi.json and a page to browse it at /api/docs; it is built at the first request. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => buildOpenApi(app), {
    jsonDocumentUrl: OPENAPI_PATH,
    raw: ['json'],
    customSiteTitle: 'InvoicePatch API',
    swaggerOptions: { docExpansion: 'none', persistAuthorization: false, tagsSorter: 'alpha' },
  });
}

/** `AuditController.list` is `auditList`. */
function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
