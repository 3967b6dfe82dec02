import { Api } from '../demo/api.mjs';
import { HttpError } from '../demo/http.mjs';
import { CITY_NAMES, cornersOf, placeOf } from './streets.mjs';

const FIRST =
  'Amara Bastien Chloé Devon Elena Farid Greta Hugo Ines Jonas Kavya Liam Maya Noor Oskar Pia Quinn Rosa Sami Tessa'.split(
    ' ',
  );
const LAST =
  'Abbott Bouchard Chen Dhillon Ellis Fraser Gauthier Hassan Ito Johal Kowalski Lavoie MacNeil Nguyen Osei'.split(
    ' ',
  );
const WORK = [
  'Boiler inspection',
  'Rooftop unit, spring service',
  'Leak in the parking garage',
  'Panel upgrade, phase 2',
  'Water heater replacement',
  'Backflow preventer test',
  'Make-up air unit, no heat',
  'Rough-in, third floor',
];
/** Most of the crew works where the organization is. */
const SHARES = { Toronto: 7, Mississauga: 2, Hamilton: 1, Ottawa: 2 };
const SITES_EACH = 2;

/** Who the crew is and where it works follows from the seed alone. */
export function planCrew(count, random) {
  const cities = CITY_NAMES.flatMap((city) => Array.from({ length: SHARES[city] }, () => city));
  return Array.from({ length: count }, (_, index) => {
    const name = `${FIRST[index % FIRST.length]} ${LAST[(index * 7 + Math.floor(index / FIRST.length)) % LAST.length]}`;
    const city = cities[(index * 5) % cities.length];
    const corners = cornersOf(city);
    const start = Math.floor(random() * corners.length);
    const stops = Array.from(
      { length: SITES_EACH + 1 },
      (_, stop) => corners[(start + stop * 4 + stop) % corners.length],
    );
    const number = String(index + 1).padStart(4, '0');
    return {
      name,
      city,
      home: stops[0],
      sites: stops.slice(1),
      email: `crew-${number}@cascade.example`,
      work: WORK[index % WORK.length],
    };
  });
}

/** Makes what is missing, through the public API: the setting, contractors with sign-ins, and visits with a place on the map. */
export async function gatherCrew(owner, plan, password) {
  const settings = await owner.get('/tracking/settings');
  if (!settings.continuous)
    await owner.patch('/tracking/settings', { version: settings.version, continuous: true });
  const users = new Map((await owner.all('/users')).map((user) => [user.email, user]));
  const crew = [];
  for (const member of plan) {
    const contractorId = users.get(member.email)?.contractorId ?? (await hire(owner, member, password));
    crew.push({ ...member, contractorId, visits: await visitsOf(owner, { ...member, contractorId }) });
  }
  return crew;
}

async function hire(owner, { name, email, city }, password) {
  const { id: contractorId } = await owner.post('/contractors', {
    displayName: name,
    notes: `Works around ${city}.`,
  });
  await owner.post('/users', { email, name, password, role: 'contractor', contractorId });
  return contractorId;
}

const OVER = new Set(['done', 'declined', 'cancelled']);

async function visitsOf(owner, { contractorId, city, sites, work }) {
  const rows = await owner.all(`/work-orders?contractorId=${contractorId}`);
  const open = new Map(
    rows.filter(({ status }) => !OVER.has(status)).map((row) => [row.siteAddress?.line1, row.id]),
  );
  const visits = [];
  for (const corner of sites) {
    const [latitude, longitude] = placeOf(city, corner);
    const id =
      open.get(corner) ?? (await planVisit(owner, { contractorId, city, corner, work, latitude, longitude }));
    visits.push({ id, corner });
  }
  return visits;
}

async function planVisit(owner, { contractorId, city, corner, work, latitude, longitude }) {
  const { id } = await owner.post('/work-orders', {
    title: `${work}, ${corner}`,
    siteAddress: { line1: corner, city, province: 'ON', country: 'CA' },
    latitude: latitude.toFixed(6),
    longitude: longitude.toFixed(6),
    geofenceMetres: 150,
    timezone: 'America/Toronto',
    contractorIds: [contractorId],
  });
  return id;
}

/** A sign-in that lives as long as the simulation: tokens are made new before they end. */
export class Session {
  #baseUrl;
  #tokens;
  #madeAt = 0;

  constructor(baseUrl, email, password) {
    this.#baseUrl = baseUrl;
    this.signIn = { email, password };
  }

  async token() {
    if (Date.now() - this.#madeAt > 10 * 60_000) {
      this.#tokens = await this.#make();
      this.#madeAt = Date.now();
    }
    return this.#tokens.accessToken;
  }

  /** Asks for a new one next time. */
  forget() {
    this.#madeAt = 0;
  }

  async api() {
    return new Api(this.#baseUrl, await this.token());
  }

  async #make() {
    const post = (path, body) => Api.open(this.#baseUrl).post(path, body);
    if (this.#tokens) {
      const { refreshToken } = this.#tokens;
      const renewed = await post('/auth/refresh', { refreshToken }).catch(() => undefined);
      if (renewed) return renewed;
    }
    for (;;) {
      try {
        return await post('/auth/login', this.signIn);
      } catch (error) {
        // A large crew comes through one address, which may sign in so often a minute.
        if (!(error instanceof HttpError) || error.status !== 429) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5_000));
      }
    }
  }
}
