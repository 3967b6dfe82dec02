import Fastify from 'fastify';
import { sendSecurityHeaders } from './security-headers.js';

describe('security headers', () => {
  const server = Fastify();
  sendSecurityHeaders(server);
  server.get('/here', async () => 'here');
  afterAll(() => server.close());

  it.each(['/here', '/nowhere'])('go with every answer: %s', async (url) => {
    const { headers } = await server.inject({ url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });
});
