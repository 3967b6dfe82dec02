export { linkToken } from '../domain/link-token.js';
