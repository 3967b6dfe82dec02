import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeOrganizationCommand } from './commands/change-organization.command.js';
import { ChangeOrganizationBody, OrganizationAnswer } from './dto/organization.dto.js';
import { withoutNulls } from './dto/without-nulls.js';
import { OrganizationsRepository } from './organizations.repository.js';

@ApiTags('organization')
@Controller('organization')
export class OrganizationController {
  constructor(
    private readonly organizations: OrganizationsRepository,
    private readonly change: ChangeOrganizationCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The organization I am signed in to.' })
  @ApiOkResponse({ type: OrganizationAnswer })
  show(): Promise<OrganizationAnswer> {
    return this.organizations.current();
  }

  @Patch()
  @ApiOperation({ summary: 'Change its name, place, or whether the sync runs for it.' })
  @ApiOkResponse({ type: OrganizationAnswer })
  update(@Body() body: ChangeOrganizationBody): Promise<OrganizationAnswer> {
    return this.change.execute(withoutNulls(body));
  }
}
