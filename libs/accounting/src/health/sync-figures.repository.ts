import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** One figure of the whole installation; see `system_sync_figures()`. */
export interface SyncFigure {
  name: 'waiting' | 'oldest' | 'connections' | 'success_age' | 'access' | 'calls' | 'alerts';
  label: string;
  value: number;
}

/** Sums and extremes over all organizations, without anybody's name. */
@Injectable()
export class SyncFiguresRepository {
  private reading: Promise<SyncFigure[]> | undefined;

  constructor(private readonly database: Database) {}

  /** Whoever asks while they are being read gets the same. */
  async read(): Promise<SyncFigure[]> {
    this.reading ??= this.ask().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async ask(): Promise<SyncFigure[]> {
    const { rows } = await this.database.unscoped.query<SyncFigure>(
      'SELECT name, label, value FROM system_sync_figures() WHERE value IS NOT NULL',
    );
    return rows;
  }
}
