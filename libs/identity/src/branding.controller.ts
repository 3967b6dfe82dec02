import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BrandingRepository } from './branding.repository.js';
import { ChangeBranding } from './commands/change-branding.command.js';
import type { Branding } from './domain/branding.js';
import { BrandingAnswer, ChangeBrandingBody } from './dto/branding.dto.js';

@ApiTags('organization')
@Controller('organization/branding')
export class BrandingController {
  constructor(
    private readonly branding: BrandingRepository,
    private readonly changing: ChangeBranding,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How our papers look: names, addresses, registration numbers, colour, logo.' })
  @ApiOkResponse({ type: BrandingAnswer })
  async show(): Promise<BrandingAnswer> {
    return shown(await this.branding.current());
  }

  @Patch()
  @ApiOperation({ summary: 'Change how our papers look. What is left out stays; null empties.' })
  @ApiOkResponse({ type: BrandingAnswer })
  async change(@Body() { logo, ...texts }: ChangeBrandingBody): Promise<BrandingAnswer> {
    const picture = logo === undefined ? {} : { logo: logo === null ? null : Buffer.from(logo, 'base64') };
    return shown(await this.changing.run({ ...definedOf(texts), ...picture }));
  }
}

function shown({ logo, ...texts }: Branding): BrandingAnswer {
  return { ...texts, hasLogo: logo !== null };
}

function definedOf<T extends object>(texts: T): Partial<T> {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) as Partial<T>;
}
