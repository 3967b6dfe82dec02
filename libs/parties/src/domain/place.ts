import { DomainError, isTimeZone, Money } from '#kernel';

/** A point on the map in decimal degrees (WGS 84), as text with at most six decimals: about ten centimetres. */
export interface Place {
  latitude: string | null;
  longitude: string | null;
}

/** The point with its shortest texts. Throws `PARTIES.NOT_A_PLACE` for half a point and for one that is not on Earth. */
export function tidyPlace({ latitude, longitude }: Place): Place {
  if (latitude === null && longitude === null) return { latitude, longitude };
  if (latitude === null || longitude === null)
    throw notAPlace(latitude === null ? 'latitude' : 'longitude', 'A point on the map needs both numbers.');
  return {
    latitude: degrees(latitude, 90, 'latitude'),
    longitude: degrees(longitude, 180, 'longitude'),
  };
}

/** Throws `PARTIES.UNKNOWN_TIME_ZONE` unless it is a zone of the IANA list. */
export function knownTimeZone(zone: string | null): string | null {
  const name = zone?.trim() || null;
  if (name === null || isTimeZone(name)) return name;
  throw new DomainError('PARTIES.UNKNOWN_TIME_ZONE', `"${name}" is not a time zone.`, {
    field: 'timezone',
    fix: 'Write its IANA name, for example America/Toronto.',
  });
}

function degrees(text: string, most: number, field: string): string {
  const value = Money.of(text);
  if (value.compare(String(most)) > 0 || value.compare(String(-most)) < 0)
    throw notAPlace(field, `A ${field} lies between -${most} and ${most} degrees.`);
  return value.rounded(6).toString();
}

function notAPlace(field: string, message: string): DomainError {
  return new DomainError('PARTIES.NOT_A_PLACE', message, {
    field,
    fix: 'Give latitude and longitude in decimal degrees, for example 45.4215 and -75.6972, or neither.',
  });
}
