/** A record and its version, the way programs outside see it; undefined when there is none. */
export function shown<View extends { version: number }, Data>(
  view: View | undefined,
  map: (view: View) => Data,
): { version: number; data: Data } | undefined {
  return view && { version: view.version, data: map(view) };
}
