/**
 * Scripts and styles come from files of ours and from nowhere else. A PDF that was fetched is shown from memory (`blob:`).
 * Pictures may also come from the server that draws the map's ground, when there is one.
 */
export function contentPolicy(tilesUrl?: string): string {
  const pictures = ["'self'", 'data:', 'blob:', ...(tilesUrl ? [originOf(tilesUrl)] : [])];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${pictures.join(' ')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    // The one that shows what was sent to this browser.
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** `https://{s}.tiles.example.com/{z}…` → `https://*.tiles.example.com`. */
const originOf = (url: string): string =>
  /^https?:\/\/[^/]+/.exec(url)?.[0].replace(/^(https?:\/\/)\{s\}/, '$1*') ?? '';
