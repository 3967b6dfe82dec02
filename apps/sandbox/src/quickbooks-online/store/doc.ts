/** A JSON body as it came over the wire: nothing about it is trusted yet. */
export type Body = { [field: string]: unknown };

export interface MetaData {
  CreateTime: string;
  LastUpdatedTime: string;
}

/** A stored entity. Every entity of the vendor carries these three fields; the rest depends on its kind. */
export type Doc = { [field: string]: unknown; Id: string; SyncToken: string; MetaData: MetaData };

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The vendor accepts numbers as JSON numbers and as numeric strings. Anything else counts as absent. */
export function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

export function amount(value: unknown): number {
  return numeric(value) ?? 0;
}

export function bodies(value: unknown): Body[] {
  return Array.isArray(value) ? value.filter(isBody) : [];
}

export function child(holder: Body | undefined, field: string): Body {
  const value = holder?.[field];
  return isBody(value) ? value : {};
}

export function lines(doc: Body): Body[] {
  return bodies(doc.Line);
}

/** The id inside a reference field: `{CustomerRef: {value: "5"}}` → "5". A bare string or number is accepted as the vendor does. */
export function refId(holder: Body | undefined, field: string): string | undefined {
  const ref = holder?.[field];
  if (typeof ref === 'string' || typeof ref === 'number') return text(String(ref));
  if (!isBody(ref)) return undefined;
  return typeof ref.value === 'number' ? String(ref.value) : text(ref.value);
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

export function copy<T>(value: T): T {
  return structuredClone(value);
}
