import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Injectable,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
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
import { partyAddressKind } from '../domain/party-address.js';
import {
  ChangePartyAddressBody,
  CreatePartyAddressBody,
  PartyAddressAnswer,
  PartyAddressPage,
} from '../dto/party-addresses.dto.js';

/** The same five routes under customers and under contractors. */
@Injectable()
abstract class AddressesRoutes {
  protected abstract readonly owner: Owner['kind'];

  constructor(private readonly belongings: BelongingsCommand) {}

  @Get()
  @ApiOperation({ summary: 'The addresses, oldest first.' })
  @ApiOkResponse({ type: PartyAddressPage })
  list(@Param('id') id: string, @Query() query: PageQuery): Promise<PartyAddressPage> {
    return this.belongings.list(partyAddressKind, { kind: this.owner, id }, query);
  }

  @Post()
  @ApiOperation({ summary: 'Add an address.' })
  @ApiCreatedResponse({ type: PartyAddressAnswer })
  add(@Param('id') id: string, @Body() body: CreatePartyAddressBody): Promise<PartyAddressAnswer> {
    return this.belongings.add(partyAddressKind, { kind: this.owner, id }, body);
  }

  @Patch(':addressId')
  @ApiOperation({ summary: 'Change an address: what is not sent stays as it is.' })
  @ApiOkResponse({ type: PartyAddressAnswer })
  change(
    @Param('id') id: string,
    @Param('addressId') rowId: string,
    @Body() body: ChangePartyAddressBody,
  ): Promise<PartyAddressAnswer> {
    return this.belongings.change(partyAddressKind, { kind: this.owner, id }, rowId, body);
  }

  @Delete(':addressId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an address.' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string, @Param('addressId') rowId: string): Promise<void> {
    return this.belongings.remove(partyAddressKind, { kind: this.owner, id }, rowId);
  }
}

@ApiTags('customers')
@Controller('customers/:id/addresses')
export class CustomerAddressesController extends AddressesRoutes {
  protected readonly owner = 'customer';
}

@ApiTags('contractors')
@Controller('contractors/:id/addresses')
export class ContractorAddressesController extends AddressesRoutes {
  protected readonly owner = 'contractor';
}
