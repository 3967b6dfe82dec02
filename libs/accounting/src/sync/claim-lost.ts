/** A write was claimed by another sender before it went out: that one sends it. */
export class ClaimLost extends Error {
  constructor() {
    super('The claim of a write was lost before it went out.');
    this.name = 'ClaimLost';
  }
}
