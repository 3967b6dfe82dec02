import type { Ring } from './land';

/** Borders between provinces and territories, as lines of longitude and latitude. */
export const BORDERS: readonly Ring[] = [
  [-120, 60, -120, 53.8, -118.6, 52.9, -116.6, 51.4, -115.6, 50.6, -114.7, 49.6, -114.06, 49],
  [-110, 60, -110, 49],
  [-102, 60, -101.9, 55.8, -101.36, 49],
  [-139.06, 60, -124, 60, -102, 60, -94.78, 60],
  [-124, 60, -127, 61.4, -129.5, 62.8, -130.5, 64.2, -132.5, 65.8, -133.8, 67, -136.4, 67.6, -136.45, 68.9],
  [-102, 60, -102, 64.2, -107.5, 64.6, -112, 65.5, -115, 66.6, -120.7, 68, -120.7, 69.5],
  [-95.15, 49.38, -95.15, 52.84, -88.99, 56.85],
  [
    -79.52, 51.45, -79.52, 47.55, -79.43, 47.2, -79.1, 46.8, -78.7, 46.3, -78, 46.2, -77.25, 45.95, -76.7,
    45.7, -76.35, 45.45, -75.95, 45.38, -75.71, 45.425, -75.5, 45.49, -75.1, 45.58, -74.6, 45.62, -74.38,
    45.57, -74.45, 45.3, -74.72, 45,
  ],
  [
    -57.1, 51.42, -57.1, 52, -63.8, 52, -64.1, 52.6, -66.3, 52.2, -67, 52.9, -67.2, 54.4, -66.6, 55.2, -63.6,
    54.6, -63.4, 55.6, -63.9, 57.4, -64.4, 58.7, -64.8, 59.6, -64.4, 60.3,
  ],
  [-69.05, 47.43, -68.38, 47.92, -67.3, 47.9, -66.6, 48.02],
  [-64.35, 45.85, -64.05, 46.02],
];

export interface Named {
  longitude: number;
  latitude: number;
  name: readonly [en: string, fr: string];
}

const named = (longitude: number, latitude: number, en: string, fr = en): Named => ({
  longitude,
  latitude,
  name: [en, fr],
});

export const PROVINCES: readonly Named[] = [
  named(-124.8, 54.6, 'British Columbia', 'Colombie-Britannique'),
  named(-115, 55.2, 'Alberta'),
  named(-105.9, 55, 'Saskatchewan'),
  named(-97.6, 55.6, 'Manitoba'),
  named(-86.2, 51, 'Ontario'),
  named(-72.5, 52.6, 'Quebec', 'Québec'),
  named(-66.3, 46.55, 'New Brunswick', 'Nouveau-Brunswick'),
  named(-64.2, 44.85, 'Nova Scotia', 'Nouvelle-Écosse'),
  named(-60.6, 53.2, 'Newfoundland and Labrador', 'Terre-Neuve-et-Labrador'),
  named(-135.5, 63.6, 'Yukon'),
  named(-120.5, 63.6, 'Northwest Territories', 'Territoires du Nord-Ouest'),
  named(-98.5, 64.8, 'Nunavut'),
];

/** A town with the zoom from which it is named. */
export interface Town extends Named {
  from: number;
}

const town = (from: number, longitude: number, latitude: number, en: string, fr = en): Town => ({
  ...named(longitude, latitude, en, fr),
  from,
});

export const TOWNS: readonly Town[] = [
  town(4, -79.38, 43.653, 'Toronto'),
  town(4, -75.695, 45.421, 'Ottawa'),
  town(4, -73.567, 45.502, 'Montreal', 'Montréal'),
  town(4, -71.208, 46.814, 'Quebec City', 'Québec'),
  town(4, -63.575, 44.649, 'Halifax'),
  town(4, -52.712, 47.561, 'St. John’s'),
  town(4, -97.138, 49.895, 'Winnipeg'),
  town(4, -104.618, 50.445, 'Regina'),
  town(4, -114.07, 51.045, 'Calgary'),
  town(4, -113.491, 53.546, 'Edmonton'),
  town(4, -123.121, 49.283, 'Vancouver'),
  town(4, -135.057, 60.721, 'Whitehorse'),
  town(4, -114.372, 62.454, 'Yellowknife'),
  town(4, -68.517, 63.747, 'Iqaluit'),
  town(5, -66.063, 45.273, 'Saint John'),
  town(5, -64.8, 46.09, 'Moncton'),
  town(5, -66.643, 45.963, 'Fredericton'),
  town(5, -63.127, 46.238, 'Charlottetown'),
  town(5, -106.67, 52.133, 'Saskatoon'),
  town(5, -123.366, 48.428, 'Victoria'),
  town(5, -119.496, 49.888, 'Kelowna'),
  town(5, -89.248, 48.382, 'Thunder Bay'),
  town(5, -80.993, 46.492, 'Sudbury'),
  town(5, -122.749, 53.917, 'Prince George'),
  town(6, -81.245, 42.984, 'London'),
  town(6, -83.036, 42.314, 'Windsor'),
  town(6, -79.87, 43.256, 'Hamilton'),
  town(6, -76.486, 44.231, 'Kingston'),
  town(6, -79.46, 46.309, 'North Bay'),
  town(6, -84.336, 46.522, 'Sault Ste. Marie'),
  town(6, -71.9, 45.4, 'Sherbrooke'),
  town(6, -72.541, 46.343, 'Trois-Rivières'),
  town(6, -71.068, 48.428, 'Saguenay'),
  town(6, -66.38, 50.217, 'Sept-Îles'),
  town(6, -60.194, 46.137, 'Sydney'),
  town(6, -57.95, 48.95, 'Corner Brook'),
  town(6, -112.842, 49.694, 'Lethbridge'),
  town(6, -113.811, 52.268, 'Red Deer'),
  town(6, -99.95, 49.847, 'Brandon'),
  town(6, -120.327, 50.676, 'Kamloops'),
  town(7, -80.49, 43.451, 'Kitchener'),
  town(7, -79.69, 44.389, 'Barrie'),
  town(7, -79.24, 43.159, 'St. Catharines'),
  town(7, -78.32, 44.304, 'Peterborough'),
  town(7, -82.4, 42.974, 'Sarnia'),
  town(7, -75.713, 45.477, 'Gatineau'),
  town(7, -78.865, 43.897, 'Oshawa'),
  town(8, -79.641, 43.589, 'Mississauga'),
  town(8, -80.248, 43.545, 'Guelph'),
  town(8, -80.264, 43.139, 'Brantford'),
  town(8, -79.075, 43.09, 'Niagara Falls'),
  town(8, -77.383, 44.163, 'Belleville'),
  town(8, -74.728, 45.019, 'Cornwall'),
  town(8, -73.754, 45.606, 'Laval'),
  town(8, -73.459, 45.537, 'Longueuil'),
  town(9, -79.762, 43.685, 'Brampton'),
  town(9, -79.509, 43.837, 'Vaughan'),
  town(9, -79.337, 43.857, 'Markham'),
  town(9, -79.688, 43.447, 'Oakville'),
  town(9, -79.8, 43.326, 'Burlington'),
  town(9, -79.02, 43.851, 'Ajax'),
  town(9, -75.9, 45.309, 'Kanata'),
  town(9, -122.849, 49.191, 'Surrey'),
  town(10, -79.231, 43.773, 'Scarborough'),
  town(10, -79.411, 43.77, 'North York'),
  town(10, -79.545, 43.645, 'Etobicoke'),
  town(10, -79.95, 43.22, 'Dundas'),
  town(10, -79.755, 43.22, 'Stoney Creek'),
  town(10, -75.51, 45.476, 'Orléans'),
  town(10, -75.755, 45.345, 'Nepean'),
  town(12, -79.3957, 43.7065, 'Yonge–Eglinton'),
  town(12, -79.4, 43.667, 'The Annex'),
  town(12, -79.345, 43.6805, 'Danforth'),
  town(12, -79.436, 43.645, 'Parkdale'),
  town(12, -79.592, 43.552, 'Port Credit'),
  town(12, -75.72, 45.403, 'Centretown'),
];
