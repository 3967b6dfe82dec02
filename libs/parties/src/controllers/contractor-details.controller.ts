import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ContractorProfileCommand } from '../commands/contractor-profile.command.js';
import { TaxIdentityCommand } from '../commands/tax-identity.command.js';
import {
  ChangeProfileBody,
  ChangeTaxIdentityBody,
  ProfileAnswer,
  RevealedTaxIdentityAnswer,
  RevealTaxIdentityBody,
  TaxIdentityAnswer,
} from '../dto/contractor-details.dto.js';
import { TaxIdentitiesQuery } from '../queries/tax-identities.query.js';

@ApiTags('contractors')
@Controller('contractors/:id')
export class ContractorDetailsController {
  constructor(
    private readonly profiles: ContractorProfileCommand,
    private readonly identities: TaxIdentitiesQuery,
    private readonly changeIdentity: TaxIdentityCommand,
  ) {}

  @Get('profile')
  @ApiOperation({ summary: 'Home base, vehicle, skill tier and language of a contractor.' })
  @ApiOkResponse({ type: ProfileAnswer })
  profile(@Param('id') id: string): Promise<ProfileAnswer> {
    return this.profiles.find(id);
  }

  @Patch('profile')
  @ApiOperation({ summary: 'Change them: what is not sent stays as it is.' })
  @ApiOkResponse({ type: ProfileAnswer })
  changeProfile(
    @Param('id') id: string,
    @Body() { version, ...changes }: ChangeProfileBody,
  ): Promise<ProfileAnswer> {
    return this.profiles.change(id, version, changes);
  }

  @Get('tax-identity')
  @ApiOperation({ summary: 'Which slip a contractor gets, with the last digits of the numbers for it.' })
  @ApiOkResponse({ type: TaxIdentityAnswer })
  taxIdentity(@Param('id') id: string): Promise<TaxIdentityAnswer> {
    return this.identities.shown(id);
  }

  @Patch('tax-identity')
  @ApiOperation({ summary: 'Change them: what is not sent stays, null forgets a number.' })
  @ApiOkResponse({ type: TaxIdentityAnswer })
  async changeTaxIdentity(
    @Param('id') id: string,
    @Body() { version, ...changes }: ChangeTaxIdentityBody,
  ): Promise<TaxIdentityAnswer> {
    await this.changeIdentity.change(id, version, changes);
    return this.identities.shown(id);
  }

  @Post('tax-identity/reveal')
  @HttpCode(200)
  @ApiOperation({ summary: 'The numbers in full. That you asked, and why, stands in the audit log.' })
  @ApiOkResponse({ type: RevealedTaxIdentityAnswer })
  reveal(
    @Param('id') id: string,
    @Body() { reason }: RevealTaxIdentityBody,
  ): Promise<RevealedTaxIdentityAnswer> {
    return this.identities.revealed(id, reason);
  }
}
