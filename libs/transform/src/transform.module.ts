import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { MappingsCommand } from './commands/mappings.command.js';
import { PublishMapping } from './commands/publish-mapping.command.js';
import { SamplesCommand } from './commands/samples.command.js';
import { CompiledMappings } from './compiled-mappings.js';
import { MappingPurposes } from './mapping-purposes.js';
import { MappingSamplesController } from './mapping-samples.controller.js';
import { MappingSamplesRepository } from './mapping-samples.repository.js';
import { MappingTrialsController } from './mapping-trials.controller.js';
import { MappingVersionsRepository } from './mapping-versions.repository.js';
import { MappingsController } from './mappings.controller.js';
import { MappingsRepository } from './mappings.repository.js';
import { MappingList } from './queries/mapping-list.query.js';
import { MappingTrials } from './queries/mapping-trials.query.js';
import { Surroundings } from './surroundings.js';
import { SurroundingsRepository } from './surroundings.repository.js';
import { TransformFacade } from './transform.facade.js';

@Module({
  imports: [CatalogModule],
  controllers: [MappingTrialsController, MappingsController, MappingSamplesController],
  providers: [
    CompiledMappings,
    MappingPurposes,
    MappingList,
    MappingSamplesRepository,
    MappingTrials,
    MappingVersionsRepository,
    MappingsCommand,
    MappingsRepository,
    PublishMapping,
    SamplesCommand,
    Surroundings,
    SurroundingsRepository,
    TransformFacade,
  ],
  exports: [MappingList, MappingVersionsRepository, TransformFacade],
})
export class TransformModule {}
