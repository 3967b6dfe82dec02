import { PHONE, type Stage } from '../stage/stage.js';

interface Decided {
  here: Stage;
  connection: string;
  /** Came in with the first sync; a conflict about its phone (theirs) and e-mail (ours) was decided. */
  customer: { id: string; displayName: string };
}

/** Steps of the journey through Sync: what became of one record, and who wrote each of its fields. */
export function recordSteps(of: () => Decided): void {
  const storyOf = (id: string) => `/sync/records/${id}?entity=customer&connection=${of().connection}`;

  it('the story of a record tells what came in, what was decided and sent, and who wrote each field last', async () => {
    const { here, customer } = of();
    const page = await here.page(storyOf(customer.id));
    await page.getByRole('heading', { name: `Sync of Customer ${customer.displayName}` }).waitFor();
    const story = page.getByRole('listitem');
    await story.filter({ hasText: 'Came in from QuickBooks Online' }).first().waitFor();
    await story.filter({ hasText: 'Both sides changed it: ' }).first().waitFor();
    const decided = story.filter({ hasText: /Decided by / }).first();
    await decided.getByText(/Phone: theirs/).waitFor();
    await decided.getByText(/E-mail: ours/).waitFor();
    await decided.getByText('905-555-0100').waitFor();
    const sent = story.filter({ hasText: 'Sent to QuickBooks Online' }).first();
    await sent.getByText('ours@example.ca').waitFor();
    const phone = story.filter({ hasText: /^Phone905-555-0100InvoicePatch/ });
    await phone.getByRole('link', { name: 'The decision' }).press('Enter');
    expect(new URL(page.url()).hash).toMatch(/^#decision-/);
    const email = story.filter({ hasText: /^E-mailours@example.caQuickBooks Online/ });
    await email.getByRole('link', { name: 'The write' }).press('Enter');
    expect(new URL(page.url()).hash).toMatch(/^#write-/);
    await story
      .filter({ hasText: /^What else came with it/ })
      .getByRole('link', { name: 'The run' })
      .press('Enter');
    await page.getByRole('dialog').getByRole('rowheader', { name: 'Customer', exact: true }).waitFor();
    await here.inspect('sync-record-story', storyOf(customer.id), (one) =>
      one.getByText('Decided by').first().waitFor(),
    );
  }, 60_000);

  it('what was only read has a story as well, in French on a phone', async () => {
    const { here, connection, customer } = of();
    const path = `/integrations/${connection}/mappings?entity=customer&limit=200`;
    const { items } = await here.send<{ items: { recordId: string }[] }>('GET', path);
    const read = items.find(({ recordId }) => recordId !== customer.id)?.recordId ?? '';
    const page = await here.page(storyOf(read), { language: 'fr', ...PHONE });
    await page.getByText('Venue de QuickBooks Online').waitFor();
    await page.getByText('Rien n’en a été envoyé.').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Tout ce qui est venu avec/ })
      .getByText('La lecture')
      .waitFor();
    await here.check(page);
  }, 60_000);
}
