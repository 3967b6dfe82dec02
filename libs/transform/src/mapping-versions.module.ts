import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { MappingVersionsController } from './mapping-versions.controller.js';
import { MappingVersionList } from './queries/mapping-version-list.query.js';
import { TransformModule } from './transform.module.js';

/** Who wrote and published what. Apart, because only this needs to know what people are called. */
@Module({
  imports: [IdentityModule, TransformModule],
  controllers: [MappingVersionsController],
  providers: [MappingVersionList],
})
export class MappingVersionsModule {}
