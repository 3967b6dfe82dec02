/** A place in degrees, WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** The mean radius of the Earth in metres (IUGG). */
const EARTH_RADIUS = 6_371_008.8;

/** The way between two places in metres, on a sphere: wrong by at most half a per cent, which no phone can tell. */
export function metresBetween(a: Place, b: Place): number {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const north = Math.sin((to - from) / 2) ** 2;
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(north + Math.cos(from) * Math.cos(to) * east)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
