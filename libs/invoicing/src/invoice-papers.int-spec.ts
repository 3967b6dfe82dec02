import { extractText, getDocumentProxy } from 'unpdf';
import { Database } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

interface Proper {
  applies: boolean;
  isProper: boolean;
  findings: { gap: string }[];
  clock: { receivedOn: string; deficiencyBy: string | null; payBy: string } | null;
}

describe('invoices on paper and by e-mail', () => {
  let test: TestApp;
  let office: BillingFixture;

  const write = async (changes: object = {}): Promise<InvoiceView> => {
    const lines = [{ itemId: office.itemId, quantity: '2', serviceDate: '2026-11-02' }];
    const body = { direction: 'receivable', customerId: office.customerId, lines, ...changes };
    return (await office.call<InvoiceView>('POST', '/invoices', body)).body;
  };
  const approved = async (changes: object = {}): Promise<InvoiceView> => {
    const invoice = await write(changes);
    await office.approve(invoice.id);
    return invoice;
  };
  const get = (url: string, headers: Record<string, string> = office.accountant.headers) =>
    test.app.inject({ method: 'GET', url: `/api/v1${url}`, headers });
  const textOf = async (file: Buffer): Promise<string> => {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true });
    return text.replace(/\s+/g, ' ');
  };
  const lastLetter = async () => {
    const mails = await office.as(() => test.app.get(Database).prisma.mailMessage.findMany());
    const { recipients: to, subject, content } = mails.sort((a, b) => a.id.localeCompare(b.id)).at(-1) ?? {};
    return { to, subject, content: content as unknown as { text: string; attachments: { name: string }[] } };
  };
  const linkOf = (text: string): string => /\/api\/v1(\/public\/invoices\/\S+)/.exec(text)?.[1] ?? '';
  const statusOf = async (id: string) =>
    (await office.call<InvoiceView>('GET', `/invoices/${id}`)).body.status;

  beforeAll(async () => {
    // No worker: the letters stay where they can be read.
    test = await createTestApp([InvoicingModule], { env: { ROLE: 'api' } });
    office = await BillingFixture.create(test);
    await office.as(() =>
      test.app.get(Database).prisma.organizationBranding.create({
        data: {
          organizationId: office.organizationId,
          legalName: 'Érables Mécanique inc.',
          address: { line1: '1 Main St', city: 'Ottawa', province: 'ON', postalCode: 'K1A 0A1' },
          phone: '613 555 0100',
          contactName: 'Ann Roy',
          contactTitle: 'Accounts receivable',
          gstNumber: '123456789 RT0001',
          paymentInstructions: 'Interac: pay@erables.example',
        },
      }),
    );
  });

  afterAll(() => test.close());

  it('prints an invoice with our branding in English', async () => {
    const invoice = await approved({ customerMemo: 'Thanks — see you soon' });
    const answer = await get(`/invoices/${invoice.id}/pdf`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toBe(`inline; filename=${invoice.number}.pdf`);
    const text = await textOf(answer.rawPayload);
    for (const part of [
      `Invoice ${invoice.number}`,
      'Érables Mécanique inc.',
      'GST/HST no. 123456789 RT0001',
      'Bill to Acme Towers',
      'HST ON (13 %) 24.70',
      'Total (CAD) 214.70',
      'Thanks — see you soon',
      'Interac: pay@erables.example',
      'Send payment to Ann Roy · Accounts receivable · 613 555 0100 1 Main St, Ottawa ON K1A 0A1',
    ])
      expect(text).toContain(part);
  });

  it('prints it in French, and says that a draft is one', async () => {
    const invoice = await write({ privateNote: 'slow payer' });
    const text = await textOf((await get(`/invoices/${invoice.id}/pdf?language=fr`)).rawPayload);
    expect(text).toContain('Facture — Brouillon');
    expect(text).toContain('214,70');
    expect(text).not.toContain('slow payer');
  });

  it('goes out by e-mail with the file and a link, and tells when it was opened', async () => {
    const invoice = await approved();
    const sent = await office.call<InvoiceView>('POST', `/invoices/${invoice.id}/email`, {
      to: 'ap@acme.example',
    });
    expect([sent.status, sent.body.status]).toEqual([201, 'sent']);
    const letter = await lastLetter();
    expect(letter).toMatchObject({
      to: ['ap@acme.example'],
      subject: `Invoice ${invoice.number} from Érables Mécanique inc.`,
      content: { attachments: [{ name: `${invoice.number}.pdf` }] },
    });
    const opened = await get(linkOf(letter.content.text), {});
    expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(await statusOf(invoice.id)).toBe('viewed');
    await get(linkOf(letter.content.text), {});
    const { items } = (await get(`/invoices/${invoice.id}/links`)).json();
    expect(items).toMatchObject([{ sentTo: 'ap@acme.example', views: 2 }]);
  });

  it('prints what a customer owes', async () => {
    const { number } = await approved();
    const answer = await get(`/customers/${office.customerId}/statement/pdf?language=fr`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = await textOf(answer.rawPayload);
    for (const part of ['État de compte', 'Acme Towers', number]) expect(text).toContain(part);
  });

  it('does not go out before it is approved, nor to nobody', async () => {
    const draft = await write();
    expect(
      (await office.call<Refusal>('POST', `/invoices/${draft.id}/email`, { to: 'a@b.example' })).body,
    ).toMatchObject({ code: 'INVOICING.NOT_SENDABLE', fix: 'Have it approved first.' });
    const { id } = await approved();
    expect((await office.call<Refusal>('POST', `/invoices/${id}/email`, {})).body.code).toBe(
      'INVOICING.NO_ADDRESS',
    );
  });

  it('is not found behind a link that was changed, or of a voided invoice', async () => {
    const { id } = await approved();
    await office.call('POST', `/invoices/${id}/email`, { to: 'ap@acme.example' });
    const link = linkOf((await lastLetter()).content.text);
    const flipped = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
    for (const guess of [flipped, '/public/invoices/abc'])
      expect((await get(guess, {})).statusCode).toBe(404);
    await office.call('POST', `/invoices/${id}/void`, { reason: 'Wrong customer' });
    expect((await get(link, {})).json()).toMatchObject({ code: 'INVOICING.LINK_NOT_FOUND' });
  });

  it('is a proper invoice in Ontario once it names the job, and then 28 days run', async () => {
    const { id } = await approved();
    const before = (await office.call<Proper>('GET', `/invoices/${id}/proper-invoice`)).body;
    expect(before).toMatchObject({
      applies: true,
      isProper: false,
      findings: [{ gap: 'authority' }],
      clock: null,
    });
    const withJob = await approved({ jobId: await office.job('0') });
    await office.call('POST', `/invoices/${withJob.id}/email`, { to: 'ap@acme.example' });
    const after = (await office.call<Proper>('GET', `/invoices/${withJob.id}/proper-invoice`)).body;
    expect(after).toMatchObject({ isProper: true, findings: [], clock: { deficiencyBy: null } });
    const days = Date.parse(after.clock?.payBy ?? '') - Date.parse(after.clock?.receivedOn ?? '');
    expect(days / 86_400_000).toBe(28);
    await office.call('POST', `/invoices/${id}/email`, { to: 'ap@acme.example' });
    const deemed = (await office.call<Proper>('GET', `/invoices/${id}/proper-invoice`)).body;
    expect(deemed).toMatchObject({ isProper: false, clock: { deficiencyBy: expect.any(String) } });
  });
});
