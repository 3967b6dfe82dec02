import {
  dayIn,
  formatAmount,
  formatClock,
  formatDay,
  formatInstant,
  formatPrice,
  formatQuantity,
  formatRelative,
  formatSpan,
} from './format';

describe('amounts', () => {
  it('keep every cent of a sum that a floating point number cannot hold', () => {
    expect(formatAmount('9007199254740993.01', 'en-CA')).toBe('9,007,199,254,740,993.01');
  });

  it('show a debt with a minus, not with brackets or a hyphen', () => {
    expect(formatAmount('-1234.5', 'en-CA')).toBe('−1,234.50');
    expect(formatAmount('-1234.5', 'en-CA', 'CAD')).toBe('−$1,234.50');
    expect(formatAmount('-1234.5', 'en-CA', 'USD')).toBe('−US$1,234.50');
  });

  it('are written the French way in French', () => {
    expect(formatAmount('1234.50', 'fr-CA')).toMatch(/^1\s234,50$/);
    expect(formatAmount('1234.50', 'fr-CA', 'CAD')).toMatch(/^1\s234,50\s\$$/);
    expect(formatAmount('1234.50', 'fr-CA', 'USD')).toMatch(/^1\s234,50\s\$\sUS$/);
  });

  it('leave alone what is no amount', () => {
    expect(formatAmount('n/a', 'en-CA')).toBe('n/a');
    expect(formatQuantity('2.500000', 'en-CA')).toBe('2.5');
  });

  it('a price of one has its cents, and what it has beyond them', () => {
    const written = (locale: string) =>
      ['64.500000', '2850', '0.1250', '-12'].map((price) =>
        formatPrice(price, locale).replaceAll(/\s/g, ' '),
      );
    expect(written('en-CA')).toEqual(['64.50', '2,850.00', '0.125', '−12.00']);
    expect(written('fr-CA')).toEqual(['64,50', '2 850,00', '0,125', '−12,00']);
    expect(formatPrice('by hand', 'en-CA')).toBe('by hand');
  });
});

describe('days and instants', () => {
  it('a due date is the same day wherever the reader sits', () => {
    expect(formatDay('2026-03-01', 'en-CA')).toBe('Mar 1, 2026');
    expect(formatDay('soon', 'en-CA')).toBe('soon');
  });

  it('an instant is told in the zone of the organization', () => {
    expect(formatInstant('2026-11-21T03:30:00Z', 'en-CA', 'America/Toronto', 'date')).toBe('Nov 20, 2026');
    expect(dayIn('America/Toronto', new Date('2026-11-21T03:30:00Z'))).toBe('2026-11-20');
  });

  it('a recent one is told by its distance', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(formatRelative('2026-11-21T11:58:00Z', now, 'en-CA')).toBe('2 minutes ago');
    expect(formatRelative('2026-11-22T12:00:00Z', now, 'fr-CA')).toBe('demain');
  });

  it('what took a while is said in the two largest units', () => {
    expect(formatSpan(0.4, 'en-CA')).toBe('under 1 s');
    expect(formatSpan(0, 'fr-CA')).toBe('moins de 1 s');
    expect(formatSpan(3.9, 'en-CA')).toBe('3\u00a0s');
    expect(formatSpan(125, 'en-CA')).toBe('2\u00a0min 5\u00a0s');
    expect(formatSpan(120, 'fr-CA')).toBe('2\u00a0min');
    expect(formatSpan(3725, 'en-CA')).toBe('1\u00a0h 2\u00a0min');
  });

  it('a running clock counts on past a day', () => {
    expect(formatClock(3725)).toBe('1:02:05');
    expect(formatClock(90_000, false)).toBe('25:00');
  });
});
