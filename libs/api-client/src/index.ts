/** The API as a browser uses it: its types, generated from the OpenAPI document, the sign-in, and live events. */
export { api, got, idempotent, newKey } from './client';
export { askEarly } from './early';
export type { paths, schemas } from './generated/schema';
export { type LiveEvent, type LiveStatus, type LiveTold, live } from './live';
export { isProblem, type ProblemDetails, ProblemError } from './problem';
export { type SendOptions, sendFile } from './send-file';
export { type SessionState, session } from './session';
