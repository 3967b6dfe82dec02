import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { languageReference } from './domain/language/language-reference.js';
import { versionNotFound } from './domain/mapping.errors.js';
import { definitionOf } from './dto/definition.dto.js';
import { MappingLanguageAnswer } from './dto/mappings.dto.js';
import {
  MappingPreviewAnswer,
  MappingTrialAnswer,
  PreviewMappingBody,
  TryMappingBody,
} from './dto/trials.dto.js';
import { MappingId } from './mapping-id.pipe.js';
import { MappingPurposes } from './mapping-purposes.js';
import { MappingVersionsRepository } from './mapping-versions.repository.js';
import { MappingList } from './queries/mapping-list.query.js';
import { MappingTrials } from './queries/mapping-trials.query.js';

@ApiTags('field-mappings')
@Controller('field-mappings')
export class MappingTrialsController {
  constructor(
    private readonly trials: MappingTrials,
    private readonly purposes: MappingPurposes,
    private readonly mappings: MappingList,
    private readonly versions: MappingVersionsRepository,
  ) {}

  @Get('language')
  @ApiOperation({ summary: 'What mappings can be for, and what their expressions can say.' })
  @ApiOkResponse({ type: MappingLanguageAnswer })
  language(): MappingLanguageAnswer {
    const purposes = this.purposes.all();
    return {
      purposes: purposes.map(({ targets, ...purpose }) => ({ ...purpose, targets: [...targets] })),
      ...languageReference(),
    };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a mapping would make of some records. Nothing is written.' })
  @ApiOkResponse({ type: MappingPreviewAnswer })
  preview(@Body() { purpose, definition, records }: PreviewMappingBody): Promise<MappingPreviewAnswer> {
    return this.trials.preview(purpose, definitionOf(definition), records);
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a version with the samples that are kept, and compare with what is expected.',
  })
  @ApiOkResponse({ type: MappingTrialAnswer })
  async test(
    @Param('id', MappingId) id: string,
    @Body() { number }: TryMappingBody,
  ): Promise<MappingTrialAnswer> {
    const mapping = await this.mappings.one(id);
    const which = number ?? mapping.draft ?? mapping.published;
    const version = which === null ? undefined : await this.versions.find(id, which);
    if (!version) throw versionNotFound();
    const samples = await this.trials.ofSamples(mapping, version.definition);
    const isGood = samples.every(({ isAsExpected }) => isAsExpected !== false);
    return { number: version.number, isGood, samples };
  }
}
