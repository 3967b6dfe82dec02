import { bodyOf, emptyStep, type RouteValues, valuesOf } from './route-form';
import type { Route } from './route-words';

const route: Route = {
  ...{ id: 'r', name: 'Large bills', version: 3, position: 20, isOn: true },
  ...{ direction: 'payable', minTotal: '5000.00', maxTotal: null },
  ...{ customerId: null, contractorId: 'k', jobId: null },
  steps: [
    {
      name: 'Manager',
      roles: ['manager'],
      userIds: ['p'],
      quorum: 2,
      escalateAfterHours: 24,
      escalateToRoles: ['owner'],
      escalateToUserIds: [],
    },
  ],
};

describe('a route as a form holds it', () => {
  it('comes back as it was', () => {
    const values = valuesOf(route, { contractor: 'Whitford' }, 'Approval');
    const { id: _id, version: _version, position: _position, isOn: _isOn, ...said } = route;
    expect(values.steps[0]?.roles).toEqual(['role:manager', 'user:p']);
    expect(bodyOf(values)).toEqual(said);
  });

  it('forgets a party of the other direction, and helpers without an hour', () => {
    const values: RouteValues = {
      ...valuesOf(route, {}, 'Approval'),
      direction: 'receivable',
      customerId: { id: 'c', label: 'Ada' },
      steps: [{ ...emptyStep(' Yes '), escalateToRoles: ['role:owner'] }],
    };
    expect(bodyOf(values)).toMatchObject({
      customerId: 'c',
      contractorId: null,
      steps: [{ name: 'Yes', quorum: 1, escalateAfterHours: null, escalateToRoles: [] }],
    });
  });
});
