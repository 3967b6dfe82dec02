import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { RecordLocation } from './commands/record-location.command.js';
import { ContractorId, TimeEntryId } from './dto/ids.pipe.js';
import {
  ConsentAnswer,
  ConsentBody,
  LocationAnswer,
  LocationBody,
  LocationList,
} from './dto/locations.dto.js';
import { PunchesRepository } from './punches.repository.js';
import { ReachTime } from './queries/reach-time.query.js';

@ApiTags('time-entries')
@Controller()
export class LocationsController {
  constructor(
    private readonly locations: RecordLocation,
    private readonly punches: PunchesRepository,
    private readonly reach: ReachTime,
  ) {}

  @Post('time-entries/:id/location')
  @ApiOperation({ summary: 'Where a punch happened; between clock-in and clock-out and with consent only.' })
  @ApiCreatedResponse({ type: LocationAnswer })
  async record(
    @Param('id', TimeEntryId) id: string,
    @Body() body: LocationBody,
    @CurrentUser() caller: Caller,
  ): Promise<LocationAnswer> {
    return this.locations.run(await this.reach.entry(id, caller), { ...body });
  }

  @Get('time-entries/:id/locations')
  @ApiOperation({ summary: 'Where the punches of an entry happened. Who looks is written down.' })
  @ApiOkResponse({ type: LocationList })
  async list(@Param('id', TimeEntryId) id: string, @CurrentUser() caller: Caller): Promise<LocationList> {
    return { items: await this.locations.look(await this.reach.entry(id, caller), caller) };
  }

  @Get('contractors/:id/location-consent')
  @ApiOperation({ summary: 'Whether this contractor lets places be recorded.' })
  @ApiOkResponse({ type: ConsentAnswer })
  async consent(
    @Param('id', ContractorId) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<ConsentAnswer> {
    await this.reach.known(id, caller);
    return { since: await this.punches.consentOf(id) };
  }

  @Post('contractors/:id/location-consent')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Agree that places are recorded while working, or take it back. For oneself only.',
  })
  @ApiOkResponse({ type: ConsentAnswer })
  async decide(
    @Param('id', ContractorId) id: string,
    @Body() { given }: ConsentBody,
    @CurrentUser() caller: Caller,
  ): Promise<ConsentAnswer> {
    await this.reach.known(id, caller);
    return { since: await this.locations.consent(id, given, caller) };
  }
}
