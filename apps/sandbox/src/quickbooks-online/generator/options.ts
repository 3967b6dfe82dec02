export interface LoadOptions {
  /** Whole documents straight into the store, for volume tests: exactly this many of each. */
  readonly customers: number;
  readonly invoices: number;
  /** How many of those invoices are paid in full, each by a payment of its own. None by default. */
  readonly payments?: number;
}

export interface GenerateOptions {
  readonly seed?: number | string;
  readonly companyName?: string;
  /** All customers, with the jobs below them; about a third are jobs. */
  readonly customers?: number;
  readonly items?: number;
  readonly contractors?: number;
  readonly employees?: number;
  readonly months?: number;
  /** The last day of the story, `YYYY-MM-DD`. The day of the books' clock when it is not given. */
  readonly endDate?: string;
  readonly load?: LoadOptions;
}

export interface Plan {
  readonly seed: number | string;
  readonly companyName: string;
  readonly customers: number;
  readonly items: number;
  readonly contractors: number;
  readonly employees: number;
  readonly startDate: string;
  readonly endDate: string;
}
