import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  FieldPoliciesAnswer,
  FieldPolicyAnswer,
  FieldPolicyBody,
  FieldPolicyPath,
} from './field-policies.dto.js';
import { FieldPolicyDesk } from './field-policy-desk.js';

@ApiTags('conflicts')
@Controller('field-policies')
export class FieldPoliciesController {
  constructor(private readonly desk: FieldPolicyDesk) {}

  @Get()
  @ApiOperation({ summary: 'Who wins each field that both sides may change' })
  @ApiOkResponse({ type: FieldPoliciesAnswer })
  async list(): Promise<FieldPoliciesAnswer> {
    return { items: await this.desk.list() };
  }

  @Put(':entity/:field')
  @ApiOperation({
    summary: 'Say who wins a field from now on, where both sides changed it; "ask" takes that back',
  })
  @ApiOkResponse({ type: FieldPolicyAnswer })
  set(
    @Param() { entity, field }: FieldPolicyPath,
    @Body() { policy }: FieldPolicyBody,
  ): Promise<FieldPolicyAnswer> {
    return this.desk.set(entity, field, policy);
  }
}
