import { Injectable } from '@nestjs/common';
import { LiveEventsRepository } from '../live/live-events.repository.js';

/** From which live event on a screen has to listen that reads now and connects later. */
@Injectable()
export class ShowHead {
  constructor(private readonly stream: LiveEventsRepository) {}

  async run(): Promise<{ sequence: number }> {
    return { sequence: await this.stream.head() };
  }
}
