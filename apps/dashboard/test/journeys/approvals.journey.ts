import { layOutProvenLine } from '../stage/proven-line.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
}

export default function approvalsJourney(stage: () => Stage): void {
  describe('approvals', () => {
    let here: Stage;
    const numbers: string[] = [];

    const handIn = async (customerId: string, line: object): Promise<string> => {
      const body = { direction: 'receivable', customerId, lines: [line] };
      const { id, number } = await here.send<Made>('POST', '/invoices', body, 'accountant');
      await here.send('POST', `/invoices/${id}/submit`, undefined, 'accountant');
      return number;
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Ridgeline Roofing Ltd.');
      await here.send('PATCH', '/approval-settings', { graceSeconds: 60 });
      const onlyFacts = ['total_matches_lines', 'party_active', 'currency_matches', 'tax_code_present'];
      const { items } = await here.send<{ items: { rule: string }[] }>('GET', '/validation-rules');
      await here.send('PATCH', '/validation-rules', {
        rules: items.map(({ rule }) => ({
          rule,
          isOn: onlyFacts.includes(rule),
          ...(rule === 'tax_code_present' && { severity: 'look' }),
        })),
      });
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Harbour View Condominium Corporation No. 118',
      });
      const { id: retired } = await here.send<Made & { version: number }>('POST', '/customers', {
        displayName: 'Bayfront Developments',
      });
      const shingles = {
        description: 'Replace shingles, north slope',
        quantity: '42',
        unitPrice: '118.50',
      };
      numbers.push(await handIn(customerId, await layOutProvenLine(here, customerId, shingles)));
      for (const [description, quantity, unitPrice] of [
        ['Flashing and drip edge', '16', '34.25'],
        ['Emergency tarp, storm of 12 November', '1', '640'],
        ['Skylight curb and seal', '2', '415'],
      ])
        numbers.push(await handIn(customerId, { description, quantity, unitPrice }));
      numbers.push(
        await handIn(retired, { description: 'Eavestrough, front', quantity: '24', unitPrice: '19.75' }),
      );
      await here.send('PATCH', `/customers/${retired}`, { version: 1, active: false });
    }, 60_000);

    it('look right', async () => {
      await here.inspect(
        'approvals',
        '/approvals',
        (page) => page.getByText(numbers[0] as string).waitFor(),
        'manager',
      );
      const { items } = await here.send<{ items: Made[] }>('GET', '/dashboard/invoices/pending');
      const last = items.find(({ number }) => number === numbers[0]);
      await here.inspect(
        'approvals-open',
        `/approvals?open=${last?.id}`,
        (page) => page.getByText('on site').first().waitFor(),
        'manager',
      );
    });

    it('say in French what stands out: in the list, at the invoice, and where it is refused', async () => {
      const page = await here.page('/approvals', { as: 'manager', language: 'fr' });
      const untaxed = 'La ligne 1 (Replace shingles, north slope) n’a pas de code de taxe.';
      const retired = 'La fiche de Bayfront Developments n’est plus active.';
      await page.getByText(untaxed, { exact: true }).waitFor();
      await page.getByLabel(`Sélectionner ${numbers[4]}`).check();
      await page.getByRole('toolbar').getByRole('button', { name: 'Approuver' }).click();
      const why = `La facture ${numbers[4]} ne peut pas être approuvée : ${retired}`;
      await page.getByRole('dialog').getByText(why).waitFor();
      await page.getByText('Réactivez le client, ou adressez la facture à un autre.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
      await page.getByRole('link', { name: numbers[0] as string }).click();
      await page.getByText(untaxed, { exact: true }).waitFor();
      await page.getByText(/^Choisissez un code de taxe;/).waitFor();
      await page.getByText(`${numbers[0]}, ligne 1`).waitFor();
      await page.getByRole('button', { name: /^Montrer les \d+ contrôles réussis/ }).click();
      await page.getByText('La devise est celle convenue.').waitFor();
    });

    it('in bulk, one is blocked: the others go through and the dialog says why', async () => {
      const page = await here.page('/approvals', { as: 'manager' });
      await page.getByText('1 blocking').waitFor();
      await page.getByLabel(/^Select all/).check();
      await page.getByRole('toolbar').getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('dialog').getByText('4 were done; only these still wait.').waitFor();
      await page
        .getByRole('dialog')
        .getByRole('link', { name: numbers[4] as string })
        .waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      await page.getByText('1 row').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('5 rows').waitFor();
    });

    it('one after the other with the keyboard, and taken back in time', async () => {
      const page = await here.page('/approvals', { as: 'manager' });
      await page.getByText('5 rows').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByText('2 of 5').waitFor();
      await page.keyboard.press('a');
      await page.getByText(`${numbers[3]} approved`).waitFor();
      await page.getByText('2 of 4').waitFor();
      await page.keyboard.press('k');
      await page.getByText('1 of 4').waitFor();
      await page.keyboard.press('r');
      await page.getByLabel('What should be changed?').fill('Bill the new owner instead.');
      await page.getByRole('button', { name: 'Send back' }).click();
      await page.getByText(`${numbers[4]} sent back`).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.keyboard.press('Escape');
      await page.getByText('4 rows').waitFor();
    });

    it('the chosen row stays the chosen one when another leaves the list', async () => {
      const page = await here.page('/approvals', { as: 'manager' });
      await page.getByText('4 rows').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const chosen = page.locator('tr[data-active]').getByText(numbers[2] as string);
      await chosen.waitFor();
      const { items } = await here.send<{ items: Made[] }>('GET', '/dashboard/invoices/pending');
      const above = items.find(({ number }) => number === numbers[3]);
      await here.send('POST', `/invoices/${above?.id}/reject`, { reason: 'Not ours.' }, 'manager');
      await page.getByText('3 rows').waitFor();
      expect(await chosen.count()).toBe(1);
    });

    it('one is sent back with a reason, corrected by its author and then approved', async () => {
      const { items } = await here.send<{ items: Made[] }>('GET', '/dashboard/invoices/pending');
      const { id, number } = items.find((one) => one.number === numbers[1]) as Made;
      const inbox = await here.page(`/approvals?open=${id}`, { as: 'manager' });
      await inbox.getByText('Flashing and drip edge', { exact: true }).waitFor();
      await inbox.keyboard.press('r');
      await inbox.getByLabel('What should be changed?').fill('Fourteen were put up, not sixteen.');
      await inbox.getByRole('button', { name: 'Send back' }).click();
      await inbox.getByText(`${number} sent back`).waitFor();
      await inbox.close();
      const page = await here.page(`/invoices/${id}`, { as: 'accountant' });
      await page.getByText('Sent back: Fourteen were put up, not sixteen.').waitFor();
      await page.keyboard.press('e');
      await page.getByRole('group', { name: 'Line 1' }).getByLabel('Quantity').fill('14');
      await page.keyboard.press('Control+s');
      await page.getByText('479.50').first().waitFor();
      await page.getByRole('button', { name: 'Hand in for approval' }).click();
      await page.getByText(`${number} waits for approval`).waitFor();
      await page.close();
      const again = await here.page(`/approvals?open=${id}`, { as: 'manager' });
      await again.getByText('479.50').filter({ visible: true }).first().waitFor();
      await again.keyboard.press('a');
      await again.getByText(`${number} approved`).waitFor();
    });

    it('can be read in French on a phone', async () => {
      const page = await here.page('/approvals', { as: 'manager', language: 'fr', ...PHONE });
      await page.getByRole('link', { name: numbers[0] as string }).click();
      await page.getByRole('heading', { name: `Facture ${numbers[0]}` }).waitFor();
      await page.getByText('Replace shingles, north slope', { exact: true }).waitFor();
      await here.check(page);
    });
  });
}
