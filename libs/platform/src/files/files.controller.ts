import {
  Controller,
  Get,
  Header,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import type { FastifyRequest } from 'fastify';
import { FileAnswer, toFileAnswer, UploadQuery } from './files.dto.js';
import { fileNotFound } from './files.errors.js';
import { Files } from './files.js';
import { AcceptsUpload, uploadOf } from './upload.js';

/** A malformed id is an id that nothing has. */
const fileId = new ParseUUIDPipe({ exceptionFactory: fileNotFound });

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(private readonly files: Files) {}

  @Post()
  @AcceptsUpload()
  @ApiOperation({ summary: 'Keep a photo, receipt or document; its type is read from its bytes.' })
  @ApiCreatedResponse({ type: FileAnswer })
  async upload(@Req() request: FastifyRequest, @Query() { id }: UploadQuery): Promise<FileAnswer> {
    const { name, content } = await uploadOf(request);
    const file = await this.files.save({ name, content, id });
    return toFileAnswer(file, await this.files.copiesOf(file));
  }

  @Get(':id')
  @ApiOperation({ summary: 'What is known of one file.' })
  @ApiOkResponse({ type: FileAnswer })
  async one(@Param('id', fileId) id: string): Promise<FileAnswer> {
    const file = await this.files.find(id);
    if (!file) throw fileNotFound();
    return toFileAnswer(file, await this.files.copiesOf(file));
  }

  @Get(':id/content')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'Its bytes, as a download that no browser opens by itself.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@Param('id', fileId) id: string): Promise<StreamableFile> {
    const file = await this.files.find(id);
    if (!file) throw fileNotFound();
    return new StreamableFile(await this.files.read(id), {
      type: file.mediaType,
      disposition: disposition(file.name),
      length: file.size,
    });
  }
}
