import fc from 'fast-check';
import { checkedMail, type Mail } from './mail-message.js';

const letter: Mail = { to: 'ann@example.com', subject: 'Invoice INV-1', text: 'Dear Ann,' };

describe('a letter', () => {
  it('is kept as it was written', () => {
    const content = Buffer.from('%PDF-');
    const attachments = [{ name: 'INV-1.pdf', mediaType: 'application/pdf', content }];
    expect(
      checkedMail({ ...letter, to: [' ann@example.com '], replyTo: 'bob@example.com', attachments }),
    ).toEqual({
      to: ['ann@example.com'],
      subject: 'Invoice INV-1',
      content: {
        cc: [],
        replyTo: 'bob@example.com',
        text: 'Dear Ann,',
        html: null,
        attachments: [
          { name: 'INV-1.pdf', mediaType: 'application/pdf', base64: content.toString('base64') },
        ],
      },
    });
  });

  it('takes no line break where a header would begin, wherever it stands', () => {
    const breaks = fc.constantFrom('\r\n', '\n', '\r', '\0', '\u2028', '\v');
    fc.assert(
      fc.property(fc.string(), breaks, fc.string(), (before, line, after) => {
        const text = `${before}${line}Bcc: eve@example.com${after}`;
        const attachment = { name: text, mediaType: 'text/plain', content: Buffer.alloc(0) };
        for (const forged of [
          { ...letter, subject: text },
          { ...letter, to: `ann@example.com${line}bcc:eve@example.com` },
          { ...letter, replyTo: text },
          { ...letter, cc: [text] },
          { ...letter, attachments: [attachment] },
        ])
          expect(() => checkedMail(forged)).toThrow(
            expect.objectContaining({ code: expect.stringMatching(/^MAIL\.(HEADER|ADDRESS)$/) }),
          );
      }),
    );
  });

  it.each([
    ['no address', { to: [] }, 'MAIL.ADDRESS'],
    ['a name instead of an address', { to: 'Ann' }, 'MAIL.ADDRESS'],
    ['a crowd', { to: Array.from({ length: 21 }, (_, index) => `p${index}@example.com`) }, 'MAIL.ADDRESS'],
    [
      'a film',
      { attachments: [{ name: 'a.mp4', mediaType: 'video/mp4', content: Buffer.alloc(16 * 1024 * 1024) }] },
      'MAIL.TOO_LARGE',
    ],
  ])('is refused with %s', (_, change, code) => {
    expect(() => checkedMail({ ...letter, ...change })).toThrow(expect.objectContaining({ code }));
  });
});
