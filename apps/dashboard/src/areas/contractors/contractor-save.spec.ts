import type { Contractor, Profile } from './contractor-form';
import { contractorSaver, type Halves } from './contractor-save';

interface Values {
  name: string;
  vehicle: string;
}

const contractor = (version: number): Contractor => ({ id: 'c1', version, kind: 'contractor' }) as Contractor;

/** Does what it is asked, and loses the answers that it is told to lose. */
function office(lost?: string) {
  const done: string[] = [];
  const missing = new Set([lost]);
  let profile = 0;
  const answer = async <Answer>(what: string, given: Answer): Promise<Answer> => {
    done.push(what);
    if (missing.delete(what)) throw new Error('lost');
    return given;
  };
  const halves: Halves<Values> = {
    who: ({ name }) => ({ name }),
    road: ({ vehicle }) => ({ vehicle }),
    add: () => answer('add', contractor(1)),
    change: ({ version }) => answer(`change ${version}`, contractor(version + 1)),
    profileVersion: async () => profile,
    changeProfile: async (_id, version) => {
      if (version !== profile) throw new Error('changed meanwhile');
      profile += 1;
      return answer(`profile ${version}`, {});
    },
  };
  return { done, halves };
}

const EMPTY: Values = { name: '', vehicle: '' };
const WEI: Values = { name: 'Wei Chen', vehicle: 'Van' };

describe('a contractor and how she goes to work', () => {
  it('are saved by the next try when the answer of the second half was lost', async () => {
    const { done, halves } = office('profile 0');
    const save = contractorSaver({ contractor: undefined, profile: undefined, values: EMPTY }, halves);
    await expect(save(WEI, 'k1')).rejects.toThrow('lost');
    await save({ ...WEI, vehicle: 'Truck' }, 'k2');
    expect(done).toEqual(['add', 'profile 0', 'profile 1']);
  });

  it('go on from the version that the first half has by now', async () => {
    const { done, halves } = office('profile 0');
    const save = contractorSaver({ contractor: undefined, profile: undefined, values: EMPTY }, halves);
    await expect(save(WEI, 'k1')).rejects.toThrow('lost');
    await save({ ...WEI, name: 'Wei Chen Roofing' }, 'k2');
    expect(done).toEqual(['add', 'profile 0', 'change 1', 'profile 1']);
  });

  it('are written where something was changed, and only there', async () => {
    const { done, halves } = office();
    const profile = { version: 0 } as Profile;
    const save = contractorSaver({ contractor: contractor(4), profile, values: WEI }, halves);
    await save({ ...WEI, vehicle: 'Truck' }, 'k1');
    expect(done).toEqual(['profile 0']);
  });
});
