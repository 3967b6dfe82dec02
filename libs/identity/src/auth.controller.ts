import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LogInCommand } from './commands/log-in.command.js';
import { LogOutCommand } from './commands/log-out.command.js';
import { RefreshSessionCommand } from './commands/refresh-session.command.js';
import { LogInBody, RefreshBody, TokensAnswer } from './dto/auth.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly logIn: LogInCommand,
    private readonly refreshSession: RefreshSessionCommand,
    private readonly logOut: LogOutCommand,
  ) {}

  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in. Members of several organizations are asked which one (409).' })
  @ApiOkResponse({ type: TokensAnswer })
  login(@Body() body: LogInBody, @Req() request: FastifyRequest): Promise<TokensAnswer> {
    return this.logIn.execute({ ...body, address: request.ip });
  }

  @Post('refresh')
  @HttpCode(200)
  @ApiOperation({ summary: 'The next pair of tokens. Each refresh token works once.' })
  @ApiOkResponse({ type: TokensAnswer })
  refresh(@Body() body: RefreshBody): Promise<TokensAnswer> {
    return this.refreshSession.execute(body.refreshToken);
  }

  @Post('logout')
  @HttpCode(204)
  @ApiOperation({ summary: 'End the session that this refresh token belongs to.' })
  logout(@Body() body: RefreshBody): Promise<void> {
    return this.logOut.execute(body.refreshToken);
  }
}
