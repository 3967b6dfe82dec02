import { suggestedPassword } from './first-password';

describe('a suggested first password', () => {
  const many = Array.from({ length: 500 }, suggestedPassword);

  it('is long enough, and has nothing in it that is misread', () => {
    for (const one of many) expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it('is another every time', () => {
    expect(new Set(many).size).toBe(many.length);
  });
});
