import type { Server } from 'node:http';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONFIG, type Config } from '#platform';
import type { Demo } from '../demo.js';
import { DEMO_ORGANIZATION, DEMO_PEOPLE } from '../seed/demo-people.js';
import { ClientSettingsAnswer, type DemoAnswer } from './client-settings.dto.js';

export const DEMO = Symbol('api:demo');

@ApiTags('organization')
@Controller('client-settings')
export class ClientSettingsController {
  constructor(
    @Inject(DEMO) private readonly demo: Demo | null,
    @Inject(CONFIG) private readonly config: Config,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @ApiOperation({ summary: 'What a browser needs to know before anybody signs in.' })
  @ApiOkResponse({ type: ClientSettingsAnswer })
  show(): ClientSettingsAnswer {
    const server = this.adapterHost.httpAdapter.getHttpServer() as Server;
    return {
      live: server.listenerCount('upgrade') > 0,
      demo: this.demo ? shown(this.demo) : null,
      mapTiles: this.config.mapTiles ?? null,
      maxFileBytes: this.config.files.maxBytes,
    };
  }
}

function shown({ password, sandboxUrl }: Demo): DemoAnswer {
  const people = DEMO_PEOPLE.map(({ email, name, role, does }) => ({ email, name, role, does }));
  return { password, sandboxUrl, organizationName: DEMO_ORGANIZATION.name, people };
}
