import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, PageQuery, toPage } from '#platform';
import { type Caller, CurrentUser } from './access/caller.js';
import { AddUserCommand } from './commands/add-user.command.js';
import { ChangeMembershipCommand } from './commands/change-membership.command.js';
import { RemoveUserCommand } from './commands/remove-user.command.js';
import { IdPipe } from './dto/id.pipe.js';
import { AddUserBody, ChangeUserBody, UserAnswer, UserPage } from './dto/user.dto.js';
import { withoutNulls } from './dto/without-nulls.js';
import { MembersRepository } from './members.repository.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly members: MembersRepository,
    private readonly addUser: AddUserCommand,
    private readonly membership: ChangeMembershipCommand,
    private readonly removeUser: RemoveUserCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The people of this organization, by e-mail address.' })
  @ApiOkResponse({ type: UserPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<UserPage> {
    const after = cursor === undefined ? undefined : String(decodeCursor(cursor, 'text')[0]);
    return toPage(await this.members.list(limit + 1, after), limit, (row) => [row.email], UserAnswer.of);
  }

  @Post()
  @ApiOperation({ summary: 'Add a person. Somebody who is a member elsewhere is refused (409).' })
  @ApiCreatedResponse({ type: UserAnswer })
  async add(@Body() body: AddUserBody, @CurrentUser() caller: Caller): Promise<UserAnswer> {
    return UserAnswer.of(await this.addUser.execute({ ...body }, caller.role));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change what a person is here.' })
  @ApiOkResponse({ type: UserAnswer })
  async change(
    @Param('id', IdPipe) userId: string,
    @Body() body: ChangeUserBody,
    @CurrentUser() caller: Caller,
  ): Promise<UserAnswer> {
    return UserAnswer.of(await this.membership.change({ ...withoutNulls(body), userId }, caller.role));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a person out of this organization; she is signed out at once.' })
  remove(@Param('id', IdPipe) userId: string, @CurrentUser() caller: Caller): Promise<void> {
    return this.removeUser.execute(userId, caller.role);
  }
}
