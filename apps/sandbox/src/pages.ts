/** Everything a page shows passes through here: names in the books may hold markup. */
export function escapeHtml(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f6f7f9;margin:0}
main{max-width:60rem;margin:2rem auto;padding:1.5rem 2rem;background:#fff;border:1px solid #dde3ea;border-radius:8px}
h1{font-size:1.5rem;margin-top:0}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e6eaef}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
label{display:block;padding:.5rem .25rem}button{font:inherit;padding:.55rem 1.2rem;border-radius:6px;border:1px solid #1b5e93;cursor:pointer}
button.primary{background:#1b5e93;color:#fff}button.plain{background:#fff;color:#1b5e93}
code{background:#eef1f5;padding:.1rem .3rem;border-radius:4px}
</style></head><body><main>${body}</main></body></html>`;
}
