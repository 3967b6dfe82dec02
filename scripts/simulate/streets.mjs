/**
 * Arterial streets of the demo's cities as lists of corners, from public maps and rounded to some ten metres. Corners that two
 * streets share have the same name, which makes one network of each city.
 */
const CITIES = {
  Toronto: {
    corners: {
      'Yonge & Front': [43.6467, -79.377],
      'Yonge & Queen': [43.6524, -79.3793],
      'Yonge & Dundas': [43.6561, -79.3808],
      'Yonge & College': [43.6612, -79.3829],
      'Yonge & Bloor': [43.6709, -79.3857],
      'Yonge & St Clair': [43.688, -79.3942],
      'Yonge & Eglinton': [43.7064, -79.3986],
      'Spadina & Front': [43.6423, -79.3937],
      'Spadina & Queen': [43.6487, -79.3962],
      'Spadina & College': [43.6579, -79.4],
      'Spadina & Bloor': [43.6673, -79.4037],
      'Bathurst & Queen': [43.6473, -79.4037],
      'Bathurst & College': [43.6565, -79.4074],
      'Bathurst & Bloor': [43.6655, -79.4111],
      'Bathurst & St Clair': [43.6838, -79.4184],
      'Bathurst & Eglinton': [43.7008, -79.4283],
      'Dufferin & Queen': [43.6427, -79.4283],
      'Dufferin & College': [43.6519, -79.432],
      'Dufferin & Bloor': [43.6597, -79.4354],
      'Dufferin & St Clair': [43.6782, -79.4437],
      'Dufferin & Eglinton': [43.6955, -79.4517],
      'Keele & Bloor': [43.6555, -79.4596],
      'Keele & St Clair': [43.6735, -79.4676],
      'Broadview & Queen': [43.659, -79.3498],
      'Broadview & Danforth': [43.6767, -79.3584],
      'Pape & Queen': [43.6615, -79.3389],
      'Pape & Danforth': [43.6799, -79.3449],
      'Woodbine & Danforth': [43.6864, -79.3125],
      'Woodbine & Queen': [43.669, -79.3056],
      'Jarvis & Queen': [43.6538, -79.3727],
      'Jarvis & Bloor': [43.6719, -79.3797],
    },
    streets: {
      'Yonge Street':
        'Yonge & Front|Yonge & Queen|Yonge & Dundas|Yonge & College|Yonge & Bloor|Yonge & St Clair|Yonge & Eglinton',
      'Spadina Avenue': 'Spadina & Front|Spadina & Queen|Spadina & College|Spadina & Bloor',
      'Bathurst Street':
        'Bathurst & Queen|Bathurst & College|Bathurst & Bloor|Bathurst & St Clair|Bathurst & Eglinton',
      'Dufferin Street':
        'Dufferin & Queen|Dufferin & College|Dufferin & Bloor|Dufferin & St Clair|Dufferin & Eglinton',
      'Keele Street': 'Keele & Bloor|Keele & St Clair',
      'Broadview Avenue': 'Broadview & Queen|Broadview & Danforth',
      'Pape Avenue': 'Pape & Queen|Pape & Danforth',
      'Woodbine Avenue': 'Woodbine & Queen|Woodbine & Danforth',
      'Jarvis Street': 'Jarvis & Queen|Jarvis & Bloor',
      'Front Street': 'Spadina & Front|Yonge & Front',
      'Queen Street':
        'Dufferin & Queen|Bathurst & Queen|Spadina & Queen|Yonge & Queen|Jarvis & Queen|Broadview & Queen|Pape & Queen|Woodbine & Queen',
      'College Street': 'Dufferin & College|Bathurst & College|Spadina & College|Yonge & College',
      'Bloor Street':
        'Keele & Bloor|Dufferin & Bloor|Bathurst & Bloor|Spadina & Bloor|Yonge & Bloor|Jarvis & Bloor|Broadview & Danforth',
      'Danforth Avenue': 'Broadview & Danforth|Pape & Danforth|Woodbine & Danforth',
      'St. Clair Avenue': 'Keele & St Clair|Dufferin & St Clair|Bathurst & St Clair|Yonge & St Clair',
      'Eglinton Avenue': 'Dufferin & Eglinton|Bathurst & Eglinton|Yonge & Eglinton',
    },
  },
  Mississauga: {
    corners: {
      'Hurontario & Dundas': [43.58, -79.6165],
      'Hurontario & Burnhamthorpe': [43.5936, -79.6351],
      'Hurontario & Eglinton': [43.6119, -79.6597],
      'Hurontario & Lakeshore': [43.5522, -79.5845],
      'Mavis & Dundas': [43.5655, -79.6355],
      'Mavis & Burnhamthorpe': [43.5793, -79.6551],
      'Mavis & Eglinton': [43.5975, -79.681],
      'Cawthra & Dundas': [43.5936, -79.6003],
      'Cawthra & Burnhamthorpe': [43.6073, -79.6187],
      'Cawthra & Lakeshore': [43.565, -79.566],
    },
    streets: {
      'Hurontario Street':
        'Hurontario & Lakeshore|Hurontario & Dundas|Hurontario & Burnhamthorpe|Hurontario & Eglinton',
      'Mavis Road': 'Mavis & Dundas|Mavis & Burnhamthorpe|Mavis & Eglinton',
      'Cawthra Road': 'Cawthra & Lakeshore|Cawthra & Dundas|Cawthra & Burnhamthorpe',
      'Dundas Street': 'Mavis & Dundas|Hurontario & Dundas|Cawthra & Dundas',
      'Burnhamthorpe Road': 'Mavis & Burnhamthorpe|Hurontario & Burnhamthorpe|Cawthra & Burnhamthorpe',
      'Eglinton Avenue': 'Mavis & Eglinton|Hurontario & Eglinton',
      'Lakeshore Road': 'Hurontario & Lakeshore|Cawthra & Lakeshore',
    },
  },
  Hamilton: {
    corners: {
      'James & King': [43.2569, -79.8691],
      'James & Cannon': [43.2606, -79.8673],
      'James & Barton': [43.2656, -79.8649],
      'Wellington & King': [43.2533, -79.8571],
      'Wellington & Cannon': [43.257, -79.8553],
      'Wellington & Barton': [43.2617, -79.853],
      'Sherman & King': [43.2488, -79.8351],
      'Sherman & Cannon': [43.2521, -79.8336],
      'Sherman & Barton': [43.2562, -79.8317],
      'Ottawa & King': [43.2431, -79.8188],
      'Ottawa & Barton': [43.2502, -79.8153],
    },
    streets: {
      'James Street': 'James & King|James & Cannon|James & Barton',
      'Wellington Street': 'Wellington & King|Wellington & Cannon|Wellington & Barton',
      'Sherman Avenue': 'Sherman & King|Sherman & Cannon|Sherman & Barton',
      'Ottawa Street': 'Ottawa & King|Ottawa & Barton',
      'King Street': 'James & King|Wellington & King|Sherman & King|Ottawa & King',
      'Cannon Street': 'James & Cannon|Wellington & Cannon|Sherman & Cannon',
      'Barton Street': 'James & Barton|Wellington & Barton|Sherman & Barton|Ottawa & Barton',
    },
  },
  Ottawa: {
    corners: {
      'Bank & Wellington': [45.4219, -75.7006],
      'Bank & Somerset': [45.4141, -75.6947],
      'Bank & Catherine': [45.4096, -75.6911],
      'Bank & Fifth': [45.4003, -75.6868],
      'Bank & Billings': [45.3846, -75.6765],
      'Bronson & Somerset': [45.4094, -75.7059],
      'Bronson & Catherine': [45.4053, -75.7029],
      'Bronson & Fifth': [45.3953, -75.6969],
      'Elgin & Wellington': [45.4238, -75.6962],
      'Elgin & Somerset': [45.4162, -75.6899],
      'Elgin & Catherine': [45.4118, -75.6863],
      'Preston & Somerset': [45.4054, -75.7144],
      'Preston & Carling': [45.3966, -75.7081],
    },
    streets: {
      'Bank Street': 'Bank & Wellington|Bank & Somerset|Bank & Catherine|Bank & Fifth|Bank & Billings',
      'Bronson Avenue': 'Bronson & Somerset|Bronson & Catherine|Bronson & Fifth',
      'Elgin Street': 'Elgin & Wellington|Elgin & Somerset|Elgin & Catherine',
      'Preston Street': 'Preston & Somerset|Preston & Carling',
      'Wellington Street': 'Bank & Wellington|Elgin & Wellington',
      'Somerset Street': 'Preston & Somerset|Bronson & Somerset|Bank & Somerset|Elgin & Somerset',
      'Catherine Street': 'Bronson & Catherine|Bank & Catherine|Elgin & Catherine',
      'Fifth Avenue': 'Bronson & Fifth|Bank & Fifth',
      'Carling Avenue': 'Preston & Carling|Bronson & Fifth',
    },
  },
};

export const CITY_NAMES = Object.keys(CITIES);
const RADIUS = 6_371_008.8;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Metres between two [latitude, longitude]. */
export function metres([fromLat, fromLong], [toLat, toLong]) {
  const share =
    Math.sin(radians(toLat - fromLat) / 2) ** 2 +
    Math.cos(radians(fromLat)) * Math.cos(radians(toLat)) * Math.sin(radians(toLong - fromLong) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(share));
}

export const cornersOf = (city) => Object.keys(CITIES[city].corners);
export const placeOf = (city, corner) => CITIES[city].corners[corner];

/** The shortest way along streets from one corner to another, as places (Dijkstra; the networks are small). */
export function wayBetween(city, from, to) {
  const { corners } = CITIES[city];
  const neighbours = neighboursOf(city);
  const distance = new Map([[from, 0]]);
  const before = new Map();
  const open = new Set([from]);
  while (open.size > 0) {
    const corner = [...open].reduce((a, b) => (distance.get(a) <= distance.get(b) ? a : b));
    if (corner === to) break;
    open.delete(corner);
    for (const next of neighbours.get(corner)) {
      const through = distance.get(corner) + metres(corners[corner], corners[next]);
      if (through >= (distance.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      distance.set(next, through);
      before.set(next, corner);
      open.add(next);
    }
  }
  const way = [to];
  while (way[0] !== from) way.unshift(before.get(way[0]));
  return way.map((corner) => corners[corner]);
}

const networks = new Map();

function neighboursOf(city) {
  const known = networks.get(city);
  if (known) return known;
  const { corners, streets } = CITIES[city];
  const network = new Map(Object.keys(corners).map((corner) => [corner, new Set()]));
  for (const street of Object.values(streets)) {
    const along = street.split('|');
    for (let index = 1; index < along.length; index += 1) {
      network.get(along[index - 1]).add(along[index]);
      network.get(along[index]).add(along[index - 1]);
    }
  }
  networks.set(city, network);
  return network;
}

/** Somebody on a way: where she is after so many metres, and which way she looks. */
export class Drive {
  #way;
  #segment = 0;
  #along = 0;

  constructor(way) {
    this.#way = way;
  }

  get isOver() {
    return this.#segment >= this.#way.length - 1;
  }

  get place() {
    if (this.isOver) return this.#way.at(-1);
    const [from, to] = [this.#way[this.#segment], this.#way[this.#segment + 1]];
    const share = this.#along / metres(from, to);
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  }

  /** Degrees clockwise from north. */
  get heading() {
    const at = Math.min(this.#segment, this.#way.length - 2);
    if (at < 0) return 0;
    const [[lat, long], [toLat, toLong]] = [this.#way[at], this.#way[at + 1]];
    const east = (toLong - long) * Math.cos(radians(lat));
    return ((Math.atan2(east, toLat - lat) * 180) / Math.PI + 360) % 360;
  }

  move(distance) {
    let left = distance;
    while (!this.isOver && left > 0) {
      const length = metres(this.#way[this.#segment], this.#way[this.#segment + 1]);
      if (this.#along + left < length) {
        this.#along += left;
        return;
      }
      left -= length - this.#along;
      this.#along = 0;
      this.#segment += 1;
    }
  }
}
