// Pictures of every page at two widths, light and dark, into docs/images: the browser tests with keeping switched on.
process.env.SCREENSHOTS = 'true';
process.argv.push('apps/dashboard/test');
await import('./test.mjs');
