import { invoiceLetter } from './invoice-letter.js';

const invoice = { number: 'INV-000042', balance: '1395.00', currency: 'CAD', dueDate: '2026-12-21' };
const facts = {
  senderName: 'Érables Électrique',
  customerName: 'Harbour Homes',
  url: 'https://example.test/x',
  message: null,
};

describe('the letter of an invoice', () => {
  it('says what, how much and until when, in English', () => {
    const { subject, text } = invoiceLetter(invoice, { ...facts, language: 'en' });
    expect(subject).toBe('Invoice INV-000042 from Érables Électrique');
    expect(text).toContain('Here is invoice INV-000042 for 1,395.00 CAD, due on Dec 21, 2026.');
    expect(text).toContain('https://example.test/x');
  });

  it('and in French, after a person’s own words', () => {
    const { subject, text } = invoiceLetter(invoice, { ...facts, language: 'fr', message: 'À bientôt!' });
    expect(subject).toBe('Facture INV-000042 de Érables Électrique');
    expect(text).toContain('1\u00a0395,00 CAD, payable au plus tard le 21 déc. 2026.');
    expect(text.indexOf('À bientôt!')).toBeLessThan(text.indexOf('Voici'));
  });

  it('names no day where none was agreed', () => {
    expect(invoiceLetter({ ...invoice, dueDate: null }, { ...facts, language: 'en' }).text).toContain(
      'for 1,395.00 CAD.',
    );
  });
});
