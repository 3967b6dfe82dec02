import type { Demo } from '../demo.js';
import { DEMO_ORGANIZATION, DEMO_PEOPLE } from '../seed/demo-people.js';

const STYLE = `
  :root { color-scheme: light dark; --ink: #17202a; --soft: #5b6876; --paper: #f7f6f2; --card: #fff; --line: #e2dfd6; --mark: #b4501e; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e9e6df; --soft: #a2a9b2; --paper: #14171b; --card: #1c2025; --line: #30363d; --mark: #f0915a; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; padding: clamp(1.5rem, 6vw, 5rem) 1.25rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; }
  main { max-width: 44rem; margin: 0 auto; }
  h1 { margin: 0 0 .5rem; font-size: clamp(2rem, 6vw, 3rem); line-height: 1.1; letter-spacing: -.02em; }
  h1 span { color: var(--mark); }
  h2 { margin: 2.5rem 0 .75rem; font-size: 1.1rem; }
  p { margin: 0 0 1rem; color: var(--soft); max-width: 36rem; }
  nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .75rem; margin-top: 2rem; }
  nav a { display: block; padding: 1rem 1.1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
    color: inherit; text-decoration: none; }
  nav a:hover, nav a:focus-visible { border-color: var(--mark); outline: none; box-shadow: 0 0 0 2px var(--mark); }
  nav b { display: block; }
  nav small { color: var(--soft); }
  table { width: 100%; border-collapse: collapse; font-size: .95rem; }
  th, td { padding: .45rem .5rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
  th { color: var(--soft); font-weight: 500; }
  code { font: .9em ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere; }
`;

/** The page at `/`: what this is and where to go. No scripts and nothing from elsewhere. */
export function landingPage(demo: Demo | undefined): string {
  const links = [
    link('/api/docs', 'API documentation', 'Every route, with examples'),
    link('/api/openapi.json', 'OpenAPI document', 'For generating clients'),
    link('/health/ready', 'Health', 'Whether it is ready to work'),
    ...(demo ? [link(demo.sandboxUrl, 'Accounting sandbox', 'The simulated books')] : []),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>InvoicePatch</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Invoice<span>Patch</span></h1>
<p>Joins the field and the books: purchase orders become jobs, jobs become correct invoices, and the accounting system
stays true in both directions.</p>
<nav aria-label="Where to go">
${links.join('\n')}
</nav>
${demo ? demoSection(demo) : ''}
</main>
</body>
</html>
`;
}

function link(href: string, title: string, about: string): string {
  return `<a href="${escaped(href)}"><b>${title}</b><small>${about}</small></a>`;
}

function demoSection({ password }: Demo): string {
  const rows = DEMO_PEOPLE.map(
    ({ email, does }) => `<tr><td><code>${email}</code></td><td>${escaped(does)}</td></tr>`,
  );
  return `<section>
<h2>Try it as somebody of ${escaped(DEMO_ORGANIZATION.name)}</h2>
<p>Sign in at <code>POST /api/v1/auth/login</code>. Everybody's password is <code>${escaped(password)}</code>.</p>
<table>
<thead><tr><th scope="col">E-mail</th><th scope="col">Does</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
