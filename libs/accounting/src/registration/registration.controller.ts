import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterIntegrationCommand } from './register-integration.command.js';
import { RegisteredIntegrationAnswer, RegisterIntegrationBody } from './registration.dto.js';

@ApiTags('integrations')
@Controller('integrations')
export class RegistrationController {
  constructor(private readonly registering: RegisterIntegrationCommand) {}

  @Post('register')
  @ApiOperation({
    summary: 'Connect a system by its credentials and configuration. A secret is shown this once.',
  })
  @ApiCreatedResponse({ type: RegisteredIntegrationAnswer })
  async register(
    @Body() { system, name, credentials, configuration }: RegisterIntegrationBody,
  ): Promise<RegisteredIntegrationAnswer> {
    const registration = { name, credentials: credentials ?? {}, configuration: configuration ?? {} };
    return { system, ...(await this.registering.execute(system, registration)) };
  }
}
