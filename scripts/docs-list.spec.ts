import { readdirSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/README.md', 'utf8');

describe('docs/README.md', () => {
  it('lists every decision, once and in the order of their numbers', () => {
    const listed = [...page.matchAll(/^\| \[(\d{4})\]\(adr\/(\S+\.md)\) \| \S/gm)];
    expect(listed.map(([, , file]) => file)).toEqual(readdirSync('docs/adr').sort());
    expect(listed.filter(([, number, file]) => !file?.startsWith(`${number}-`))).toEqual([]);
  });

  it('names every page beside it', () => {
    const pages = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(pages.filter((name) => !page.includes(`](${name})`))).toEqual([]);
  });
});
