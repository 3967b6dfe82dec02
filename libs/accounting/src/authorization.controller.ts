import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentUser } from '#identity';
import { DomainError } from '#kernel';
import { CONFIG, type Config, runAsTenant, systemActor } from '#platform';
import { AuthorizeCommand } from './commands/authorize.command.js';
import { ConnectCommand } from './commands/connect.command.js';
import { browserProof, isSameProof, organizationOfState } from './connections/oauth-state.js';
import { callbackPage } from './dto/callback-page.js';
import {
  AuthorizeAnswer,
  AuthorizeBody,
  CallbackQuery,
  ConnectBody,
  IntegrationAnswer,
} from './dto/integration.dto.js';
import { integrationAnswer } from './queries/answers.js';

const COOKIE = 'invoicepatch_oauth';

@ApiTags('integrations')
@Controller('integrations/:system')
export class AuthorizationController {
  constructor(
    private readonly authorizations: AuthorizeCommand,
    private readonly connections: ConnectCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('authorize')
  @HttpCode(200)
  @ApiOperation({ summary: "Where to send a person to open her company's books to us" })
  @ApiOkResponse({ type: AuthorizeAnswer })
  async authorize(
    @Param('system') system: string,
    @Body() { connectionId }: AuthorizeBody,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorizeAnswer> {
    const { organizationId, userId } = caller;
    const { url, proof } = await this.authorizations.execute({
      system,
      organizationId,
      userId,
      sessionId: sessionOf(caller),
      connectionId,
    });
    const secure = this.config.publicUrl.startsWith('https:') ? '; Secure' : '';
    reply.header(
      'set-cookie',
      `${COOKIE}=${proof}; Max-Age=600; Path=/api/v1/integrations; HttpOnly; SameSite=Lax${secure}`,
    );
    return { url };
  }

  /** The browser comes back from the consent page: without a token, but with the cookie of the session that began. */
  @Get('callback')
  @ApiOperation({ summary: 'Where the accounting system sends the person back' })
  async callback(
    @Param('system') system: string,
    @Query() query: CallbackQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store');
    try {
      const { companyName } = await this.finish(system, query, cookieOf(request));
      reply.send(
        callbackPage(
          `${companyName ?? 'Your company'} is linked.`,
          'Go back to InvoicePatch and confirm that it is your company.',
        ),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      reply
        .status(error.kind === 'unavailable' ? 503 : 403)
        .send(callbackPage(error.message, error.fix ?? 'Go back to InvoicePatch and try again.'));
    }
  }

  @Post('connect')
  @ApiOperation({ summary: 'The same with the token of the session that began' })
  @ApiCreatedResponse({ type: IntegrationAnswer })
  async connect(
    @Param('system') system: string,
    @Body() { code, state, realmId }: ConnectBody,
    @CurrentUser() caller: Caller,
  ): Promise<IntegrationAnswer> {
    const session = sessionOf(caller);
    const connection = await this.connections.execute({
      system,
      code,
      state,
      companyId: realmId,
      isSameSession: (sessionId) => sessionId === session,
    });
    return integrationAnswer(connection);
  }

  private finish(
    system: string,
    { code, state, realmId, error }: CallbackQuery,
    cookie: string | undefined,
  ): Promise<IntegrationAnswer> {
    const organizationId = organizationOfState(state);
    if (code === undefined || organizationId === undefined) {
      const denied = error === 'access_denied';
      throw new DomainError(
        'INTEGRATION.NOT_GRANTED',
        denied ? 'You did not allow access, so nothing was linked.' : 'This address is not complete.',
        { kind: 'forbidden' },
      );
    }
    const isSameSession = (sessionId: string) =>
      isSameProof(browserProof(this.config.jwtSecret, state, sessionId), cookie);
    return runAsTenant(organizationId, systemActor('authorization'), async () =>
      integrationAnswer(
        await this.connections.execute({ system, code, state, companyId: realmId, isSameSession }),
      ),
    );
  }
}

/** A program has no session; its key stands for it. */
function sessionOf({ sessionId, userId }: Caller): string {
  return sessionId ?? userId;
}

function cookieOf(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}
