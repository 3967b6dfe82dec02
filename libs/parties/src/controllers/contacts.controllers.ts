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
import { contactKind } from '../domain/contact.js';
import { ChangeContactBody, ContactAnswer, ContactPage, CreateContactBody } from '../dto/contacts.dto.js';

/** The same five routes under customers and under contractors. */
@Injectable()
abstract class ContactsRoutes {
  protected abstract readonly owner: Owner['kind'];

  constructor(private readonly belongings: BelongingsCommand) {}

  @Get()
  @ApiOperation({ summary: 'The contacts, oldest first.' })
  @ApiOkResponse({ type: ContactPage })
  list(@Param('id') id: string, @Query() query: PageQuery): Promise<ContactPage> {
    return this.belongings.list(contactKind, { kind: this.owner, id }, query);
  }

  @Post()
  @ApiOperation({ summary: 'Add a contact.' })
  @ApiCreatedResponse({ type: ContactAnswer })
  add(@Param('id') id: string, @Body() body: CreateContactBody): Promise<ContactAnswer> {
    return this.belongings.add(contactKind, { kind: this.owner, id }, body);
  }

  @Patch(':contactId')
  @ApiOperation({ summary: 'Change a contact: what is not sent stays as it is.' })
  @ApiOkResponse({ type: ContactAnswer })
  change(
    @Param('id') id: string,
    @Param('contactId') rowId: string,
    @Body() body: ChangeContactBody,
  ): Promise<ContactAnswer> {
    return this.belongings.change(contactKind, { kind: this.owner, id }, rowId, body);
  }

  @Delete(':contactId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a contact.' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string, @Param('contactId') rowId: string): Promise<void> {
    return this.belongings.remove(contactKind, { kind: this.owner, id }, rowId);
  }
}

@ApiTags('customers')
@Controller('customers/:id/contacts')
export class CustomerContactsController extends ContactsRoutes {
  protected readonly owner = 'customer';
}

@ApiTags('contractors')
@Controller('contractors/:id/contacts')
export class ContractorContactsController extends ContactsRoutes {
  protected readonly owner = 'contractor';
}
