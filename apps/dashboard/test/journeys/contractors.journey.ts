import { CatalogFacade } from '#catalog';
import { newId } from '#kernel';
import { UnitOfWork } from '#platform';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
}

const DAY_MS = 86_400_000;

/** A day from today on, where the organization is. */
const inDays = (count: number): string =>
  new Date(Date.now() + count * DAY_MS).toLocaleDateString('en-CA', { timeZone: 'America/Toronto' });

export default function contractorsJourney(stage: () => Stage): void {
  describe('contractors', () => {
    let here: Stage;
    let amara: string;
    let billId: string;

    const add = (contractorId: string, what: string, body: object) =>
      here.send<Made>('POST', `/contractors/${contractorId}/${what}`, body);

    const layOutPapers = async () => {
      await add(amara, 'clearances', {
        ...{ kind: 'wsib', province: 'ON', number: 'W-44871', issuer: 'WSIB Ontario' },
        ...{ validFrom: inDays(-78), expiresOn: inDays(12) },
      });
      await add(amara, 'clearances', {
        ...{ kind: 'liability-insurance', issuer: 'Northbridge', number: 'CGL-220871' },
        ...{ coverage: '2000000', expiresOn: inDays(211) },
      });
      await add(amara, 'skills', { name: 'Backflow testing', level: 'master', certificate: 'CCC-118' });
      await add(amara, 'contacts', { name: 'Ngozi Okafor', role: 'Bills', phone: '519-555-0181' });
    };

    const layOutWork = async () => {
      for (const day of [-1, -2, -8, -9, -15]) {
        await here.send('POST', '/time-entries', {
          ...{ contractorId: amara, workDate: inDays(day), minutes: 480, description: 'Fan coils' },
        });
      }
      for (const day of [-1, -8, -15].map(inDays)) {
        await here.send('POST', '/time-weeks/submit', { contractorId: amara, day }, 'manager');
        if (day < inDays(-7)) {
          await here.send('POST', '/time-weeks/approve', { contractorId: amara, day }, 'manager');
        }
      }
      for (const [title, day] of [
        ['Fan coil 12, no cooling', 1],
        ['Backflow preventer, annual test', -3],
      ] as const) {
        const scheduledStart = new Date(Date.now() + day * DAY_MS).toISOString();
        await here.send('POST', '/work-orders', {
          ...{ title, contractorIds: [amara], scheduledStart },
          siteAddress: { line1: '90 Front Street', city: 'Sarnia', province: 'ON' },
        });
      }
    };

    const layOutBill = async () => {
      const accountId = newId();
      const account = {
        ...{ id: accountId, name: 'Subcontractors', number: null, type: 'Expense', subtype: null },
        ...{ classification: null, currency: 'CAD', active: true },
      };
      const catalog = here.test.app.get(CatalogFacade, { strict: false });
      await here.test.as(here.organizationId, () =>
        here.test.app.get(UnitOfWork).run(() => catalog.accounts.importRecords([account])),
      );
      const lines = [{ description: 'Fan coils, third floor', amount: '1850.00', accountId }];
      const body = { direction: 'payable', contractorId: amara, number: 'AO-1042', lines };
      billId = (await here.send<Made>('POST', '/invoices', body)).id;
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Huron Shore Mechanical Ltd.');
      const { id } = await here.send<Made>('POST', '/contractors', {
        ...{ displayName: 'Okafor Plumbing & Drains', companyName: 'Okafor Plumbing and Drains Inc.' },
        ...{ givenName: 'Amara', familyName: 'Okafor', phone: '519-555-0180' },
        ...{ email: 'amara@okafor.example' },
        address: { line1: '14 Canatara Road', city: 'Sarnia', province: 'ON', postalCode: 'N7T 6J2' },
      });
      amara = id;
      await here.send('PATCH', `/contractors/${id}/profile`, {
        ...{ version: 0, vehicle: 'Ford Transit 250', vehiclePlate: 'BX 41807', skillTier: 'master' },
        homeAddress: { line1: '2 Errol Road', city: 'Sarnia', province: 'ON' },
      });
      for (const displayName of ['Bluewater Controls', 'Lambton Sheet Metal', 'Vu Nguyen']) {
        await here.send('POST', '/contractors', { displayName, phone: '519-555-0142' });
      }
      await here.send('POST', '/contractors', { displayName: 'Noble Trade Supply', kind: 'supplier' });
      await layOutPapers();
      await layOutWork();
      await layOutBill();
    }, 60_000);

    it('look right', async () => {
      await here.inspect('contractors', '/contractors', (page) => page.getByText('5 rows').waitFor());
      await here.inspect('contractor', `/contractors/${amara}?tab=clearances`, async (page) => {
        const renew = page.getByRole('button', { name: 'Renew WSIB clearance' });
        await renew.waitFor();
        const { x = 0, width = 0 } = (await renew.boundingBox()) ?? {};
        expect(x + width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      });
    });

    it('whose clearance ends soon get the next one, and the one that ends is kept', async () => {
      const page = await here.page(`/contractors/${amara}`, { as: 'manager' });
      await page.getByRole('link', { name: /Expires in 12 days/ }).click();
      await page.getByRole('button', { name: 'Renew WSIB clearance' }).click();
      await page.getByLabel('Number').fill('W-50102');
      await page.getByLabel('Last day it holds').fill(inDays(102));
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('WSIB clearance saved').waitFor();
      await page.getByRole('row').filter({ hasText: 'W-44871' }).getByText('Replaced').waitFor();
      await page.getByRole('row').filter({ hasText: 'W-50102' }).getByText('Begins in 13 days').waitFor();
    });

    it('have tax numbers that are hidden again once they are changed', async () => {
      const sin = '130692544';
      await here.send('PATCH', `/contractors/${amara}/tax-identity`, { version: 0, slip: 't4a', sin });
      const page = await here.page(`/contractors/${amara}?tab=tax`);
      await page.getByRole('button', { name: 'Show in full' }).click();
      const question = page.getByRole('dialog');
      await question.getByLabel('Why?').fill('The T5018 slip came back.');
      await question.getByRole('button', { name: 'Show in full' }).click();
      await page.getByRole('button', { name: 'Hide again' }).waitFor();
      await page.getByRole('tabpanel').getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('Social insurance number', { exact: true }).fill('193456787');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Tax identity saved').waitFor();
      await page.getByRole('button', { name: 'Show in full' }).waitFor();
    });

    it('are one press from a bill, and their bills one press from them', async () => {
      const page = await here.page(`/invoices/${billId}`, { as: 'accountant' });
      await page.getByRole('link', { name: 'Okafor Plumbing & Drains' }).click();
      await page.getByRole('heading', { name: 'Okafor Plumbing & Drains', level: 1 }).waitFor();
      await page.getByText('Fan coil 12, no cooling').waitFor();
      await here.check(page);
      await page.getByRole('tab', { name: 'Bills' }).click();
      await page.getByRole('link', { name: 'AO-1042' }).click();
      await page.getByRole('heading', { name: 'Bill AO-1042', level: 1 }).waitFor();
    });

    it('are added with what they drive, and what is wrong is told at its field', async () => {
      const page = await here.page('/contractors?edit=new', { language: 'fr', theme: 'dark', ...PHONE });
      await page.getByLabel('Nom sur les listes et factures').fill('Vu Nguyen');
      await page.getByLabel('Véhicule').fill('Ford Transit');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByRole('dialog').getByText('Une fiche active porte déjà ce nom.').waitFor();
      await page.getByLabel('Nom sur les listes et factures').fill('Vu Tran');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByText('Vu Tran enregistré').waitFor();
      await page.getByRole('link', { name: /Vu Tran/ }).click();
      await page.getByText('Ford Transit').waitFor();
      await here.check(page);
    });
  });
}
