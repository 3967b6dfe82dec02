import { contentPolicy } from './content-policy.js';

const pictures = (tilesUrl?: string) =>
  contentPolicy(tilesUrl)
    .split('; ')
    .find((rule) => rule.startsWith('img-src'));

describe('what a page of the dashboard may load', () => {
  it('is nothing from elsewhere', () => {
    expect(contentPolicy()).not.toMatch(/https?:|unsafe/);
    expect(pictures()).toBe("img-src 'self' data: blob:");
  });

  it('but pictures of the map from the one server that was named', () => {
    expect(pictures('https://tiles.example.com:8443/v1/{z}/{x}/{y}.png')).toBe(
      "img-src 'self' data: blob: https://tiles.example.com:8443",
    );
    expect(pictures('https://{s}.tiles.example.com/{z}/{x}/{y}.png')).toBe(
      "img-src 'self' data: blob: https://*.tiles.example.com",
    );
    expect(contentPolicy('https://tiles.example.com/{z}/{x}/{y}.png')).not.toContain('unsafe');
  });
});
