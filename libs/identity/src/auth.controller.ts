import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '#platform';
import { LogInCommand } from './commands/log-in.command.js';
import { LogOutCommand } from './commands/log-out.command.js';
import { RefreshSessionCommand } from './commands/refresh-session.command.js';
import type { SessionTokens } from './commands/session-opener.js';
import {
  keepsSessionInCookie,
  SESSION_HEADER,
  sessionCookie,
  sessionCookieOf,
} from './domain/session-cookie.js';
import { LogInBody, RefreshBody, TokensAnswer } from './dto/auth.dto.js';

const KeepsCookie = () =>
  ApiHeader({
    name: SESSION_HEADER,
    required: false,
    description:
      'With "cookie" the refresh token travels in an HttpOnly cookie and not in bodies: for browsers.',
  });

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly logIn: LogInCommand,
    private readonly refreshSession: RefreshSessionCommand,
    private readonly logOut: LogOutCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('login')
  @HttpCode(200)
  @KeepsCookie()
  @ApiOperation({ summary: 'Sign in. Members of several organizations are asked which one (409).' })
  @ApiOkResponse({ type: TokensAnswer })
  async login(
    @Body() body: LogInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensAnswer> {
    return this.hand(await this.logIn.execute({ ...body, address: request.ip }), request, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @KeepsCookie()
  @ApiOperation({ summary: 'The next pair of tokens. Each refresh token works once.' })
  @ApiOkResponse({ type: TokensAnswer })
  async refresh(
    @Body() body: RefreshBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensAnswer> {
    const token = body.refreshToken ?? sessionCookieOf(request.headers);
    // A token that is none is refused like any other that does not count.
    return this.hand(await this.refreshSession.execute(token ?? ''), request, reply);
  }

  @Post('logout')
  @HttpCode(204)
  @KeepsCookie()
  @ApiOperation({ summary: 'End the session that this refresh token belongs to.' })
  async logout(
    @Body() body: RefreshBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = body.refreshToken ?? sessionCookieOf(request.headers);
    if (token) await this.logOut.execute(token);
    if (keepsSessionInCookie(request.headers)) this.setCookie(undefined, reply);
  }

  private hand(tokens: SessionTokens, { headers }: FastifyRequest, reply: FastifyReply): TokensAnswer {
    if (!keepsSessionInCookie(headers)) return tokens;
    const { refreshToken, ...told } = tokens;
    this.setCookie(refreshToken, reply);
    return told;
  }

  private setCookie(refreshToken: string | undefined, reply: FastifyReply): void {
    const isSecure = this.config.publicUrl.startsWith('https:');
    void reply.header('set-cookie', sessionCookie(refreshToken, isSecure));
  }
}
