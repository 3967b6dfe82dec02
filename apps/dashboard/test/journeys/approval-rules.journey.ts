import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
}

export default function approvalRulesJourney(stage: () => Stage): void {
  describe('rules and routes', () => {
    let here: Stage;
    const numbers: string[] = [];

    const person = (name: string, role: string) =>
      here.send<Made>('POST', '/users', {
        ...{ name, role, password: 'a Password for tests' },
        email: `${name.toLowerCase().replaceAll(' ', '.')}@sturgeon.example`,
      });

    beforeAll(async () => {
      here = await stage().elsewhere('Sturgeon Falls Plumbing Ltd.');
      await person('Nadia Fortin', 'manager');
      await person('Owen Achneepineskum', 'admin');
      const rules = [
        { rule: 'item_present', isOn: false },
        { rule: 'time_too_long', parameters: { maxHours: 10 } },
      ];
      await here.send('PATCH', '/validation-rules', { rules });
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Nipissing District Housing',
      });
      for (const [description, unitPrice] of [
        ['Replace booster pump, building C', '4180.00'],
        ['Snake main drain', '265.00'],
        ['Backflow test and tag', '190.00'],
      ]) {
        const lines = [{ description, quantity: '1', unitPrice }];
        const body = { direction: 'receivable', customerId, lines };
        const { id, number } = await here.send<Made>('POST', '/invoices', body, 'accountant');
        await here.send('POST', `/invoices/${id}/submit`, {}, 'accountant');
        numbers.push(number);
      }
      await here.send('POST', '/approval-routes', {
        name: 'Large bills',
        direction: 'payable',
        minTotal: '5000.00',
        position: 10,
        steps: [
          { name: 'Manager', roles: ['manager'], escalateAfterHours: 24, escalateToRoles: ['admin'] },
          { name: 'Owner', roles: ['owner'] },
        ],
      });
    }, 60_000);

    it('a rule is tested on the last 90 days, then switched on', async () => {
      const page = await here.page('/approvals');
      await page.getByRole('link', { name: 'Rules and routes' }).click();
      await page.getByRole('link', { name: 'Every line names what was sold' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('button', { name: 'Back-test' }).click();
      await drawer.getByText('of 3 invoices handed in').waitFor();
      await drawer.getByText(/What became of most is not known yet/).waitFor();
      for (const number of numbers) await drawer.getByRole('link', { name: number }).waitFor();
      await here.check(page);
      await drawer.getByLabel('When it finds something').selectOption('look');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Every line names what was sold: saved').waitFor();
      const row = page.getByRole('row', { name: /Every line names what was sold/ });
      await row.getByText('Warns').waitFor();
      await row.getByText('3 of 3').waitFor();
      const { items } = await here.send<{ items: { rule: string }[] }>('GET', '/validation-rules');
      expect(items.find(({ rule }) => rule === 'item_present')).toMatchObject({
        isOn: true,
        severity: 'look',
      });
    });

    it('a rule says in French what it would have found', async () => {
      const page = await here.page('/approvals/rules', { language: 'fr' });
      await page.getByRole('link', { name: 'Chaque ligne nomme ce qui est vendu' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('button', { name: /^Essayer/ }).click();
      await drawer
        .getByText(/^La ligne 1 \(.+\) ne nomme aucun article\.$/)
        .first()
        .waitFor();
    });

    it('one is set from the list with a key, and taken back', async () => {
      const page = await here.page('/approvals/rules?q=too+long');
      await page.getByText('One entry: 10 h').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('b');
      await page.getByText('No entry is too long: Blocks').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'No entry is too long: Warns. Change' }).waitFor();
    });

    it('one after the other is set as fast as one presses', async () => {
      const page = await here.page('/approvals/rules?about=time');
      await page.getByRole('row', { name: /No entry is too long/ }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('w');
      await page.keyboard.press('j');
      await page.keyboard.press('w');
      await page
        .getByText(/: Warns$/)
        .nth(1)
        .waitFor();
    });

    it('a route says in words what it will do while it is made, and is then tried first', async () => {
      const page = await here.page('/approvals/routes');
      await page.getByRole('button', { name: 'New route' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('textbox', { name: 'Name', exact: true }).fill('Housing');
      await drawer.getByLabel('Kind').selectOption('receivable');
      await drawer.getByRole('combobox', { name: 'Customer' }).fill('nipissing');
      await page.getByRole('option', { name: 'Nipissing District Housing' }).click();
      await drawer.getByLabel('From this total').fill('1000');
      await drawer.getByRole('button', { name: 'Add a step' }).click();
      await drawer.getByRole('button', { name: 'Remove step 2' }).click();
      await drawer.locator('fieldset:focus').waitFor();
      await drawer.getByLabel('Nadia Fortin').check();
      await drawer.getByLabel('Owners').check();
      const words =
        'An invoice to Nipissing District Housing of $1,000.00 or more has to be approved by an owner or Nadia Fortin.';
      await drawer.getByText(words).waitFor();
      await here.check(page);
      await drawer.getByRole('button', { name: 'Add route' }).click();
      await drawer.waitFor({ state: 'detached' });
      await page.getByText(words).waitFor();
      await page.getByRole('button', { name: 'Try Housing earlier' }).click();
      await page.getByText('Route Housing is tried at place 1').waitFor();
      const { items } = await here.send<{ items: { name: string }[] }>('GET', '/approval-routes');
      expect(items.map(({ name }) => name)).toEqual(['Housing', 'Large bills']);
    });

    it('somebody stands in next week', async () => {
      const page = await here.page('/approvals/delegations');
      await page.getByRole('heading', { name: 'Nobody stands in for anybody' }).waitFor();
      await page.keyboard.press('n');
      await page.getByLabel('Who stands in').selectOption({ label: 'Nadia Fortin' });
      await page.getByRole('button', { name: 'Next week' }).click();
      await page.getByRole('button', { name: 'Arrange', exact: true }).click();
      await page.getByText(/^Nadia Fortin stands in from/).waitFor();
      await page
        .getByRole('row', { name: /Nadia Fortin/ })
        .getByText('To come')
        .waitFor();
    });

    it('look right', async () => {
      await here.inspect('approval-rules', '/approvals/rules', (page) =>
        page.getByText('Every line names what was sold').waitFor(),
      );
      const page = await here.page('/approvals/rules?rule=item_present');
      await page.getByRole('dialog').getByRole('button', { name: 'Back-test' }).click();
      await here.look('approval-rule', page, () => page.getByRole('link', { name: numbers[0] }).waitFor());
    }, 60_000);

    it('look right, routes, stand-ins and settings too', async () => {
      await here.inspect('approval-routes', '/approvals/routes', (page) =>
        page.getByText(/An invoice to Nipissing/).waitFor(),
      );
      await here.inspect('approval-delegations', '/approvals/delegations', (page) =>
        page.getByText('Nadia Fortin').first().waitFor(),
      );
      await here.inspect('approval-settings', '/approvals/settings', (page) =>
        page.getByText('Nothing: somebody looks at every invoice').waitFor(),
      );
    }, 60_000);

    it('can be read in French on a phone, by somebody who may not change it', async () => {
      const page = await here.page('/approvals/routes', { as: 'manager', language: 'fr', ...PHONE });
      await page
        .getByText(/doit être approuvée d’abord par un gestionnaire, puis par un propriétaire/)
        .waitFor();
      expect(await page.getByRole('button', { name: 'Nouveau circuit' }).count()).toBe(0);
      await here.check(page);
      await page.getByRole('link', { name: 'Règles', exact: true }).click();
      await page.getByText('Personne ne travaille deux fois à la fois').waitFor();
      await here.check(page);
    });
  });
}
