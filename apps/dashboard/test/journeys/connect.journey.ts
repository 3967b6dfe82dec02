import { InvoicingFacade } from '#invoicing';
import { type SandboxCompany, sandbox } from '../../../../libs/accounting/src/testing/sandbox.js';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { connectAtConsent } from '../stage/consent.js';
import { PHONE, type Stage } from '../stage/stage.js';

/** A bookkeeper who kept her customers, items and suppliers here before she connects her books. */
export default function connectJourney(stage: () => Stage): void {
  describe('connecting books to what is here already', () => {
    let here: Stage;
    let company: SandboxCompany;
    let connection: string;
    let érable: string;
    let itemId: string;
    const there: Record<string, string> = {};

    const list = async <T>(path: string) => (await here.send<{ items: T[] }>('GET', path)).items;
    const named = async (path: string) =>
      (await list<{ displayName: string }>(`${path}?limit=200`)).map(({ displayName }) => displayName);

    const enter = async () => {
      const customer = (displayName: string, more: object = {}) =>
        here.send<{ id: string }>('POST', '/customers', { displayName, ...more });
      const ours = { phone: '1 (613) 555-0142', email: 'bureau@erable.example' };
      érable = (await customer('Erable et Fils Ltee', ours)).id;
      await customer('9123-4567 QUEBEC INC');
      await customer('Smith Roofing');
      await customer('The Smith Roofing');
      await customer('Boreal Panels');
      await customer('Maple Glass Inc.');
      await here.send('POST', '/contractors', { displayName: 'Gagne Electrique' });
      const item = { name: 'Emergency call-out', type: 'service', unitPrice: '95.00' };
      itemId = (await here.send<{ id: string }>('POST', '/items', item)).id;
    };

    const enterThere = async () => {
      const make = async (DisplayName: string, more: object = {}) => {
        const { Customer } = await sandbox.create(company.realm, 'customer', { DisplayName, ...more });
        there[DisplayName] = Customer?.Id ?? '';
      };
      await make('Érable & Fils Ltée', {
        PrimaryPhone: { FreeFormNumber: '613-555-0142' },
        PrimaryEmailAddr: { Address: 'comptes@erable.example' },
      });
      await make('9123-4567 Québec inc.');
      await make('Smith Roofing Inc.');
      await make('Panneaux du Nord');
      await make('Maple Glass Ltd.');
      await sandbox.create(company.realm, 'vendor', { DisplayName: 'Gagné Électrique inc.' });
      const [service] = (await sandbox.documents(company.realm, 'item')).filter(
        ({ Type, Active }) => Type === 'Service' && Active === true,
      );
      await sandbox.edit(company.realm, 'item', service?.Id ?? '', { Name: 'Emergency Call-Out' });
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Rideau Heights Builders Ltd.');
      company = await sandbox.createCompany({
        customers: 4,
        items: 4,
        contractors: 2,
        employees: 1,
        months: 1,
      });
      await enter();
      await enterThere();
    }, 60_000);

    it('both sides are compared before anything is written, and each match is decided', async () => {
      const page = await here.page('/sync');
      await connectAtConsent(page, company.realm);
      await page.getByRole('button', { name: 'Yes, this is my company' }).click();
      await page.getByRole('button', { name: 'Compare both sides' }).waitFor();
      // Whoever has customers here cannot leave the comparison out.
      expect(await page.getByRole('button', { name: 'Begin without looking' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Compare both sides' }).click();
      const rows = page.getByRole('list', { name: 'What you seem to have already' }).getByRole('listitem');
      const row = (name: string) => rows.filter({ hasText: name });
      await row('Érable & Fils Ltée')
        .getByText(/100% sure · same name, otherwise written, same phone/)
        .waitFor();
      await row('Maple Glass Ltd.')
        .getByText(/look twice · .*another legal form/)
        .waitFor();
      await row('Érable & Fils Ltée')
        .getByText(/You decide afterwards: .*E-mail/)
        .waitFor();
      connection = (await list<{ id: string }>('/integrations'))[0]?.id ?? '';
      await here.look('sync-match', page, () => row('Érable & Fils Ltée').waitFor());

      const goOn = page.getByRole('button', { name: 'Go on' });
      expect(await goOn.isDisabled()).toBe(true);
      await page.getByRole('button', { name: /Accept the \d sure ones/ }).click();
      await row('Érable & Fils Ltée').getByText('Linked with Erable et Fils Ltee').waitFor();
      await row('Maple Glass Ltd.').getByRole('button', { name: 'New', exact: true }).click();
      await row('Maple Glass Ltd.').getByText('Comes in as new').waitFor();
      await row('Smith Roofing Inc.').getByRole('button', { name: 'Another…' }).click();
      await page.getByRole('combobox', { name: /Which of yours is Smith Roofing Inc/ }).click();
      await page.getByRole('option', { name: /^The Smith Roofing/ }).click();
      await row('Smith Roofing Inc.').getByText('Linked with The Smith Roofing').waitFor();
      // One that looks like none of ours is found by hand.
      await page.getByRole('button', { name: 'Show what looks like none of yours' }).click();
      await row('Panneaux du Nord').getByRole('button', { name: 'Another…' }).click();
      await page.getByRole('combobox', { name: /Which of yours is Panneaux/ }).fill('boreal');
      await page.getByRole('option', { name: /^Boreal Panels/ }).click();
      await row('Panneaux du Nord').getByText('Linked with Boreal Panels').waitFor();
      expect(await named('/customers')).toHaveLength(6);
      // Whoever leaves here finds it as she left it.
      await page.reload();
      await row('Panneaux du Nord').getByText('Linked with Boreal Panels').waitFor();
      await goOn.click();
      await page.getByRole('button', { name: 'Yes, my company: begin as shown' }).waitFor();
      await here.look('sync-first', page, () =>
        page.getByText(/Applying changes records here: .*linked with yours/).waitFor(),
      );
    }, 90_000);

    it('the first sync does as it was shown, and nobody is here twice', async () => {
      const page = await here.page(`/sync/connect?connection=${connection}`);
      await page.getByRole('button', { name: 'Yes, my company: begin as shown' }).click();
      await page.getByText(/No invoice is approved and unsent now/).waitFor();
      await here.check(page);
      const names = await named('/customers');
      const theirs = await sandbox.documents(company.realm, 'customer');
      // Six were here, four of them are theirs.
      expect(names).toHaveLength(theirs.length + 2);
      expect((await named('/contractors')).filter((name) => /gagn/i.test(name))).toHaveLength(1);
      const items = await list<{ name: string }>('/items?limit=200');
      expect(items.filter(({ name }) => /emergency/i.test(name))).toHaveLength(1);
    }, 60_000);

    it('the first invoice goes to the customer whom both sides have, and is in the books', async () => {
      await here.send('PATCH', `/integrations/${connection}`, { push: false });
      const codes = await list<{ id: string; name: string }>('/tax-codes?limit=200');
      const taxCodeId = codes.find(({ name }) => name === 'HST ON')?.id;
      const lines = [{ itemId, taxCodeId, quantity: '1', unitPrice: '95.00' }];
      const { id, number } = await here.send<{ id: string; number: string }>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId: érable, invoiceDate: '2026-11-10', lines },
      });
      await here.send('POST', `/invoices/${id}/submit`, {});
      const approver = (await here.send<{ id: string }>('GET', '/me')).id;
      const { test, organizationId } = here;
      await test.as(organizationId, () =>
        test.app.get(InvoicingFacade, { strict: false }).approve(id, approver),
      );
      await here.send('PATCH', `/integrations/${connection}`, { push: true });
      const page = await here.page('/sync/connect');
      await page.getByRole('button', { name: `Send ${number}` }).click();
      await page.getByText('In the books', { exact: true }).waitFor();
      await here.check(page);
      const sent = await eventually(
        async () =>
          (await sandbox.documents(company.realm, 'invoice')).find(({ DocNumber }) => DocNumber === number),
        'the invoice there',
      );
      expect(sent?.CustomerRef).toMatchObject({ value: there['Érable & Fils Ltée'] });
    }, 60_000);

    it('can be read in French and on a phone', async () => {
      const page = await here.page(`/sync/connect?connection=${connection}`, { language: 'fr', ...PHONE });
      await page.getByText(/identiques, \d nouveaux/).waitFor();
      await here.check(page);
    });
  });
}
