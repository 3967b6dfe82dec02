/** The time that most people of a province or territory keep; a work order or a device may say better. */
const ZONES: Readonly<Record<string, string>> = {
  AB: 'America/Edmonton',
  BC: 'America/Vancouver',
  MB: 'America/Winnipeg',
  NB: 'America/Moncton',
  NL: 'America/St_Johns',
  NS: 'America/Halifax',
  NT: 'America/Yellowknife',
  NU: 'America/Iqaluit',
  ON: 'America/Toronto',
  PE: 'America/Halifax',
  QC: 'America/Montreal',
  SK: 'America/Regina',
  YT: 'America/Whitehorse',
};

/** The time zone of a site by its province; undefined where that is not known. */
export function zoneOfProvince(province: string | undefined): string | undefined {
  return province === undefined ? undefined : ZONES[province.trim().toUpperCase()];
}
