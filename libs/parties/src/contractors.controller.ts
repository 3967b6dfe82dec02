import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeContractorCommand } from './commands/change-contractor.command.js';
import { CreateContractorCommand } from './commands/create-contractor.command.js';
import { ContractorsRepository } from './contractors.repository.js';
import { partyNotFound } from './domain/party.errors.js';
import {
  ChangeContractorBody,
  ContractorAnswer,
  ContractorPage,
  ContractorsQuery,
  CreateContractorBody,
} from './dto/contractors.dto.js';
import { idOf } from './party-id.pipe.js';
import { ContractorListQuery } from './queries/contractor-list.query.js';

@ApiTags('contractors')
@Controller('contractors')
export class ContractorsController {
  constructor(
    private readonly contractors: ContractorsRepository,
    private readonly listed: ContractorListQuery,
    private readonly createContractor: CreateContractorCommand,
    private readonly changeContractor: ChangeContractorCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the contractors, by name.' })
  @ApiOkResponse({ type: ContractorPage })
  list(@Query() query: ContractorsQuery): Promise<ContractorPage> {
    return this.listed.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One contractor.' })
  @ApiOkResponse({ type: ContractorAnswer })
  async one(@Param('id', idOf('contractor')) id: string): Promise<ContractorAnswer> {
    const found = await this.contractors.find(id);
    if (!found) throw partyNotFound('contractor');
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add a contractor.' })
  @ApiCreatedResponse({ type: ContractorAnswer })
  create(@Body() body: CreateContractorBody): Promise<ContractorAnswer> {
    return this.createContractor.execute(body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a contractor: what is not sent stays as it is.' })
  @ApiOkResponse({ type: ContractorAnswer })
  change(
    @Param('id', idOf('contractor')) id: string,
    @Body() { version, ...changes }: ChangeContractorBody,
  ): Promise<ContractorAnswer> {
    return this.changeContractor.execute(id, version, changes);
  }
}
