import { Module } from '@nestjs/common';
import { demoFrom } from '../demo.js';
import { DEMO, LandingController } from './landing.controller.js';

@Module({
  controllers: [LandingController],
  providers: [{ provide: DEMO, useFactory: () => demoFrom(process.env) ?? null }],
})
export class LandingModule {}
