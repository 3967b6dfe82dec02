import { digestOf, letterOf } from './letter.js';

const item = {
  title: 'Invoice <7>\r\nBcc: eve@example.com',
  body: 'Ann & Bob',
  link: 'https://x.example/?a="b"',
};

describe('a letter', () => {
  it('has a subject of one line and escapes what people wrote', () => {
    const { subject, html, text } = letterOf(item, 'en', 'Maple');
    expect(subject).toBe('Invoice <7> Bcc: eve@example.com');
    expect(html).toContain('Invoice &lt;7&gt;');
    expect(html).toContain('Ann &amp; Bob');
    expect(html).toContain('href="https://x.example/?a=&quot;b&quot;"');
    expect(text).toContain('Ann & Bob\nhttps://x.example/?a="b"');
  });

  it('promises no preferences to somebody who cannot sign in', () => {
    const { link: _link, ...outside } = item;
    expect(letterOf(outside, 'en', 'Maple').text).not.toContain('preferences');
    expect(letterOf(item, 'fr', 'Érable').text).toContain('préférences');
  });

  it('tells of a whole day at once', () => {
    const { subject, text } = digestOf([item, { ...item, title: 'Second' }], 'fr', 'Érable');
    expect(subject).toBe('Érable: 2 événements');
    expect(text).toContain('Second');
    expect(digestOf([item], 'en', 'Maple').subject).toBe('Maple: One thing happened');
  });
});
