import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface Home {
  timezone: string;
  currency: string;
  province: string;
}

/** What of the organization in scope its records are seen in the light of. Reads only. */
@Injectable()
export class SurroundingsRepository {
  constructor(private readonly database: Database) {}

  async home(): Promise<Home> {
    const rows = await this.database.rows<Home>('SELECT timezone, currency, province FROM organizations');
    return rows[0] ?? { timezone: 'America/Toronto', currency: 'CAD', province: 'ON' };
  }
}
