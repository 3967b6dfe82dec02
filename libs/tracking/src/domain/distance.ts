/** A point on Earth in degrees, WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Metres, the mean radius of the Earth. */
const RADIUS = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places along the great circle (haversine), good to half a percent. */
export function metresBetween(a: Place, b: Place): number {
  const latitudes = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const longitudes = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const share = latitudes + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitudes;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(share)));
}
