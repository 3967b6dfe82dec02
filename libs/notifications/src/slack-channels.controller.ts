import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SlackChannelCommand } from './commands/slack-channel.command.js';
import { slackChannelNotFound } from './domain/notifications-errors.js';
import { idOf } from './dto/id-of.js';
import {
  ChangeSlackChannelBody,
  CreateSlackChannelBody,
  SlackChannelAnswer,
  SlackChannelList,
} from './dto/outside.dto.js';
import { SlackChannelsRepository } from './slack-channels.repository.js';

@ApiTags('notifications')
@Controller('slack-channels')
export class SlackChannelsController {
  constructor(
    private readonly channels: SlackChannelsRepository,
    private readonly command: SlackChannelCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The Slack channels that are told; never their addresses.' })
  @ApiOkResponse({ type: SlackChannelList })
  async list(): Promise<SlackChannelList> {
    return { items: (await this.channels.list()).map(SlackChannelAnswer.of) };
  }

  @Post()
  @ApiOperation({ summary: 'Tell a Slack channel, through an incoming webhook of its workspace.' })
  @ApiCreatedResponse({ type: SlackChannelAnswer })
  async create(@Body() body: CreateSlackChannelBody): Promise<SlackChannelAnswer> {
    return SlackChannelAnswer.of(await this.command.create(body));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change it, or switch it on again.' })
  @ApiOkResponse({ type: SlackChannelAnswer })
  async change(
    @Param('id', idOf(slackChannelNotFound)) id: string,
    @Body() body: ChangeSlackChannelBody,
  ): Promise<SlackChannelAnswer> {
    return SlackChannelAnswer.of(await this.command.change(id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell it nothing any more.' })
  remove(@Param('id', idOf(slackChannelNotFound)) id: string): Promise<void> {
    return this.command.remove(id);
  }
}
