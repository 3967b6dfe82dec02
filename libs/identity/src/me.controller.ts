import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentUser } from './access/caller.js';
import { ChangePasswordCommand } from './commands/change-password.command.js';
import { ChangePasswordBody, MeAnswer } from './dto/me.dto.js';
import { MeQuery } from './queries/me.query.js';

@ApiTags('auth')
@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeQuery,
    private readonly changePassword: ChangePasswordCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who I am, in which organization, and what I may do.' })
  @ApiOkResponse({ type: MeAnswer })
  show(@CurrentUser() caller: Caller): Promise<MeAnswer> {
    return this.me.execute(caller);
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change my password. Ends all my other sessions.' })
  password(
    @Body() body: ChangePasswordBody,
    @CurrentUser() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.changePassword.execute({ ...body, address: request.ip }, caller);
  }
}
