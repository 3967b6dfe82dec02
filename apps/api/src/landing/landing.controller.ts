import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Demo } from '../demo.js';
import { landingPage } from './landing-page.js';

export const DEMO = Symbol('api:demo');

@ApiExcludeController()
@Controller()
export class LandingController {
  private readonly page: string;

  constructor(@Inject(DEMO) demo: Demo | null) {
    this.page = landingPage(demo ?? undefined);
  }

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  show(): string {
    return this.page;
  }
}
