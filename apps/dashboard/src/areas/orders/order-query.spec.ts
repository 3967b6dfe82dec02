import { isFiltered, ordersQuery } from './order-query';

describe('the address of the list', () => {
  it('asks for what is due soon, from today on', () => {
    expect(ordersQuery({ due: 'week', priority: '1' }, '2026-12-28')).toMatchObject({
      dueFrom: '2026-12-28',
      dueTo: '2027-01-04',
      priority: 1,
    });
  });

  it('leaves it to the server what is late', () => {
    const query = ordersQuery({ due: 'late', rush: 'yes' }, '2026-12-28');
    expect(query).toMatchObject({ late: true, rush: true });
    expect(query.dueTo).toBeUndefined();
  });

  it('is not filtered by how the list is shown', () => {
    expect(isFiltered(ordersQuery({ sort: '-total', view: 'board' }, '2026-12-28'))).toBe(false);
    expect(isFiltered(ordersQuery({ customer: 'a' }, '2026-12-28'))).toBe(true);
  });
});
