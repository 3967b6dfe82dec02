import { movedKinds } from './moved';

describe('what moves with a customer', () => {
  it('is said by kind, the most first, and what has no name of its own together and last', () => {
    const moves = { jobs: 2, invoices: 14, some_new_table: 3, job_templates_of_customers: 4, others: 1 };
    expect(movedKinds(moves, ['jobs', 'invoices', 'payments'])).toEqual([
      { kind: 'invoices', count: 14 },
      { kind: 'jobs', count: 2 },
      { kind: 'others', count: 8 },
    ]);
    expect(movedKinds({}, ['jobs'])).toEqual([]);
  });
});
