import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { ActiveContractorsRepository } from './active-contractors.repository.js';
import { ChangeSettings } from './commands/change-settings.command.js';
import { ContractorId } from './dto/contractor-id.pipe.js';
import {
  ChangeTrackingSettingsBody,
  GeofenceList,
  ListQuery,
  LocationViewList,
  TrackingSettingsAnswer,
  TrailAnswer,
  TrailQuery,
} from './dto/tracking.dto.js';
import { ShowTrail } from './queries/show-trail.query.js';
import { TrackingSettingsRepository } from './settings.repository.js';
import { ViewsRepository } from './views.repository.js';

@ApiTags('tracking')
@Controller('tracking')
export class TrackingController {
  constructor(
    private readonly trails: ShowTrail,
    private readonly views: ViewsRepository,
    private readonly map: ActiveContractorsRepository,
    private readonly settings: TrackingSettingsRepository,
    private readonly changing: ChangeSettings,
  ) {}

  @Get('contractors/:id/trail')
  @ApiOperation({ summary: 'Where a contractor went while she worked. Who looks is written down.' })
  @ApiOkResponse({ type: TrailAnswer })
  trail(
    @Param('id', ContractorId) id: string,
    @Query() period: TrailQuery,
    @CurrentUser() caller: Caller,
  ): Promise<TrailAnswer> {
    return this.trails.run(id, period, caller);
  }

  @Get('contractors/:id/views')
  @ApiOperation({ summary: 'Who looked at where this contractor was, by day; a contractor sees her own.' })
  @ApiOkResponse({ type: LocationViewList })
  async looks(
    @Param('id', ContractorId) id: string,
    @Query() page: ListQuery,
    @CurrentUser() caller: Caller,
  ): Promise<LocationViewList> {
    await this.trails.requireReach(id, caller);
    return this.views.page(id, page);
  }

  @Get('geofences')
  @ApiOperation({ summary: 'The sites of open visits, as circles on the map.' })
  @ApiOkResponse({ type: GeofenceList })
  geofences(@Query() page: ListQuery): Promise<GeofenceList> {
    return this.map.fences(page);
  }

  @Get('settings')
  @ApiOperation({ summary: 'Whether places are recorded continuously, and how long they are kept.' })
  @ApiOkResponse({ type: TrackingSettingsAnswer })
  current(): Promise<TrackingSettingsAnswer> {
    return this.settings.current();
  }

  @Patch('settings')
  @ApiOperation({ summary: 'Change it from now on.' })
  @ApiOkResponse({ type: TrackingSettingsAnswer })
  change(@Body() body: ChangeTrackingSettingsBody): Promise<TrackingSettingsAnswer> {
    return this.changing.run(body);
  }
}
