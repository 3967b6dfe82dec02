import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { BelongingsCommand } from '../commands/belongings.command.js';
import type { Owner } from '../domain/belonging.js';
import { communicationKind } from '../domain/communication.js';
import {
  ChangeCommunicationBody,
  CommunicationAnswer,
  CommunicationPage,
  CreateCommunicationBody,
} from '../dto/communications.dto.js';

@ApiTags('customers')
@Controller('customers/:id/communications')
export class CommunicationsController {
  constructor(private readonly belongings: BelongingsCommand) {}

  @Get()
  @ApiOperation({ summary: 'What was said and written, as it was noted down, oldest first.' })
  @ApiOkResponse({ type: CommunicationPage })
  list(@Param('id') id: string, @Query() query: PageQuery): Promise<CommunicationPage> {
    return this.belongings.list(communicationKind, customer(id), query);
  }

  @Post()
  @ApiOperation({ summary: 'Note something down.' })
  @ApiCreatedResponse({ type: CommunicationAnswer })
  add(@Param('id') id: string, @Body() body: CreateCommunicationBody): Promise<CommunicationAnswer> {
    return this.belongings.add(communicationKind, customer(id), body);
  }

  @Patch(':communicationId')
  @ApiOperation({ summary: 'Change an entry: what is not sent stays as it is.' })
  @ApiOkResponse({ type: CommunicationAnswer })
  change(
    @Param('id') id: string,
    @Param('communicationId') rowId: string,
    @Body() body: ChangeCommunicationBody,
  ): Promise<CommunicationAnswer> {
    return this.belongings.change(communicationKind, customer(id), rowId, body);
  }

  @Delete(':communicationId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an entry.' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string, @Param('communicationId') rowId: string): Promise<void> {
    return this.belongings.remove(communicationKind, customer(id), rowId);
  }
}

function customer(id: string): Owner {
  return { kind: 'customer', id };
}
