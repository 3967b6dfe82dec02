import { Module } from '@nestjs/common';
import { demoFrom } from '../demo.js';
import { ClientSettingsController, DEMO } from './client-settings.controller.js';
import { DashboardFiles } from './dashboard-files.js';

/** Serves the dashboard and tells it where it is. */
@Module({
  controllers: [ClientSettingsController],
  providers: [DashboardFiles, { provide: DEMO, useFactory: () => demoFrom(process.env) ?? null }],
})
export class DashboardModule {}
