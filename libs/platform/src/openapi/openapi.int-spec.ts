import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { configureHttp } from '../http/configure-http.js';
import { Amount, Text } from '../http/fields.js';
import { PlatformModule } from '../platform.module.js';
import { testConfig } from '../testing/test-app.js';
import { buildOpenApi, serveOpenApi } from './openapi.js';

class WidgetBody {
  @Text({ max: 40 })
  name!: string;

  @Amount({ optional: true })
  price?: string;
}

@Controller('widgets')
class WidgetsController {
  @Post()
  create(@Body() body: WidgetBody): WidgetBody {
    return body;
  }
}

@Controller('widgets/extra')
class Widgets {
  @Get()
  create(): void {}
}

@Module({ controllers: [WidgetsController] })
class WidgetsModule {}

@Module({ controllers: [WidgetsController, Widgets] })
class ClashingModule {}

/** No database listens there: the document must not need one. */
async function appOf(module: unknown): Promise<NestFastifyApplication> {
  const config = testConfig('postgresql://nobody:nothing@127.0.0.1:1/nowhere');
  const built = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(config), module as never],
  }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
    bodyParser: false,
  });
  configureHttp(app);
  return app;
}

describe('OpenAPI', () => {
  it('describes every route with its refusals, without a database', async () => {
    const app = await appOf(WidgetsModule);
    const document = buildOpenApi(app);
    const operation = document.paths['/api/v1/widgets']?.post;
    expect(operation).toMatchObject({
      operationId: 'widgetsCreate',
      parameters: [{ name: 'Idempotency-Key', in: 'header' }],
      responses: { default: { content: { 'application/problem+json': expect.anything() } } },
    });
    expect(document.components?.schemas?.WidgetBody).toMatchObject({
      required: ['name'],
      properties: { name: { maxLength: 40 }, price: { format: 'decimal' } },
    });
    expect(Object.keys(document.paths)).toEqual([...Object.keys(document.paths)].sort());
    expect(document.paths['/metrics']).toBeUndefined();
    await app.close();
  });

  it('refuses two operations with one name', async () => {
    const app = await appOf(ClashingModule);
    expect(() => buildOpenApi(app)).toThrow('Two operations are called "widgetsCreate"');
    await app.close();
  });

  it('is served as JSON and as a page whose scripts the content security policy lets run', async () => {
    const app = await appOf(WidgetsModule);
    serveOpenApi(app);
    const fastify = app.getHttpAdapter().getInstance();
    await fastify.ready();
    expect((await fastify.inject('/api/openapi.json')).json()).toMatchObject({
      openapi: expect.stringMatching(/^3\./),
    });
    const page = await fastify.inject('/api/docs');
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    // Everything comes from this host, and no script stands in the page itself.
    const scripts = [...page.body.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, inline] of scripts)
      expect([inline?.trim(), /src="(?!https?:)/.test(attributes ?? '')]).toEqual(['', true]);
    for (const [, , source] of page.body.matchAll(/<(script|link)[^>]*(?:src|href)="([^"]+)"/g)) {
      const url = new URL(source ?? '', 'http://localhost/api/docs');
      expect([url.pathname, (await fastify.inject(url.pathname)).statusCode]).toEqual([url.pathname, 200]);
    }
    await app.close();
  });
});
