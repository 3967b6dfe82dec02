import { landingPage } from './landing-page.js';

const demo = { password: '<script>', sandboxUrl: 'http://localhost:3900' };

describe('landingPage', () => {
  it('tells no password unless this is a demo', () => {
    const page = landingPage(undefined);
    expect(page).toContain('href="/api/docs"');
    expect(page).not.toMatch(/password|\.example|3900/);
  });

  it('shows the people of the demo and the sandbox', () => {
    const page = landingPage(demo);
    expect(page).toContain('accountant@cascade.example');
    expect(page).toContain('href="http://localhost:3900"');
  });

  it('writes what the environment says as text', () => {
    expect(landingPage(demo)).toContain('&lt;script&gt;');
    expect(landingPage(demo)).not.toContain('<script');
  });

  it('loads nothing from elsewhere and runs no script', () => {
    expect(landingPage(demo)).not.toMatch(/<script|<link|src=|@import|url\(/);
  });
});
