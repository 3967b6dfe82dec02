import { ApiProperty } from '@nestjs/swagger';
import { PRESENCES, type Presence } from '#kernel';
import { Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { Moment } from '#timekeeping';
import type { ActiveContractor, Geofence } from '../active-contractors.repository.js';
import type { TrackingSettings } from '../settings.repository.js';
import type { LocationView } from '../views.repository.js';

export class PositionAnswer {
  @Instant({ description: "By the device's clock." })
  at!: string;

  @ApiProperty({ type: Number })
  latitude!: number;

  @ApiProperty({ type: Number })
  longitude!: number;

  @ApiProperty({ type: Number })
  accuracyMeters!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Metres a second.' })
  speed!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Degrees clockwise from north.' })
  heading!: number | null;

  @Id({ nullable: true, description: 'The work order at whose site she is.' })
  siteWorkOrderId!: string | null;
}

export class ActiveTimerAnswer {
  @Id()
  timeEntryId!: string;

  @OneOf(['running', 'on_break'])
  status!: 'running' | 'on_break';

  @Instant()
  startedAt!: string;

  @Instant({ nullable: true })
  breakSince!: string | null;

  @Instant({ nullable: true, description: 'After this the timer was probably forgotten.' })
  forgottenAfter!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Text({ nullable: true })
  jobNumber!: string | null;

  @Text({ nullable: true })
  jobName!: string | null;

  @Id({ nullable: true })
  workOrderId!: string | null;

  @Text({ nullable: true })
  workOrderNumber!: string | null;

  @Text({ nullable: true })
  workOrderTitle!: string | null;

  @Text({ nullable: true })
  customerName!: string | null;
}

export class ActiveContractorAnswer implements ActiveContractor {
  @Id()
  contractorId!: string;

  @Text()
  name!: string;

  @OneOf(PRESENCES, {
    description: 'offline: nothing was heard of her for some minutes, whatever her timer says.',
  })
  presence!: Presence;

  @Instant({ nullable: true })
  lastSeenAt!: string | null;

  @Nested(() => ActiveTimerAnswer, { nullable: true })
  timer!: ActiveTimerAnswer | null;

  @Nested(() => PositionAnswer, {
    nullable: true,
    description: 'Only while she is clocked in and agrees to it.',
  })
  position!: PositionAnswer | null;
}

export class ActiveContractorList {
  @ListOf(() => ActiveContractorAnswer)
  items!: ActiveContractorAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;

  @Whole({
    description: 'As of which live event; give it as auth.lastSequence when connecting to /managers.',
  })
  sequence!: number;
}

export class GeofenceAnswer implements Geofence {
  @Id()
  workOrderId!: string;

  @Text()
  number!: string;

  @Text()
  title!: string;

  @Text()
  status!: string;

  @Id({ nullable: true })
  jobId!: string | null;

  @ApiProperty({ type: Number })
  latitude!: number;

  @ApiProperty({ type: Number })
  longitude!: number;

  @Whole()
  radiusMeters!: number;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Who goes there.' })
  contractorIds!: string[];
}

export class GeofenceList {
  @ListOf(() => GeofenceAnswer)
  items!: GeofenceAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class TrailQuery {
  @Moment({ optional: true, description: 'Left out: twelve hours before `to`.' })
  from?: string;

  @Moment({ optional: true, description: 'Left out: now. At most seven days after `from`.' })
  to?: string;
}

export class TrailPointAnswer {
  @Instant()
  at!: string;

  @ApiProperty({ type: Number })
  latitude!: number;

  @ApiProperty({ type: Number })
  longitude!: number;

  @ApiProperty({ type: Number })
  accuracyMeters!: number;
}

export class TrailSegmentAnswer {
  @Id({ description: 'The work during which she went this way.' })
  timeEntryId!: string;

  @ListOf(() => TrailPointAnswer)
  points!: TrailPointAnswer[];
}

export class TrailAnswer {
  @ListOf(() => TrailSegmentAnswer, {
    description: 'One for each time entry, simplified to within ten metres.',
  })
  segments!: TrailSegmentAnswer[];

  @Whole({ description: 'Places that were recorded.' })
  recorded!: number;

  @Flag({ description: 'There are more than can be shown at once: ask for a shorter time.' })
  isCut!: boolean;
}

export class LocationViewAnswer implements LocationView {
  @Id()
  viewerId!: string;

  @Text()
  viewerName!: string;

  @OneOf(['map', 'trail'])
  kind!: 'map' | 'trail';

  @Text()
  day!: string;

  @Whole()
  times!: number;

  @Instant()
  firstAt!: string;

  @Instant()
  lastAt!: string;
}

export class LocationViewList {
  @ListOf(() => LocationViewAnswer)
  items!: LocationViewAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class TrackingSettingsAnswer implements TrackingSettings {
  @Flag({
    description: 'Places between clock-in and clock-out; otherwise only where somebody clocks in and out.',
  })
  continuous!: boolean;

  @Whole({ min: 1, max: 400, description: 'Days after which places are deleted.' })
  retentionDays!: number;

  @Whole({ description: '0 until something was decided.' })
  version!: number;
}

export class ChangeTrackingSettingsBody {
  @Whole({ description: 'The version that the change was made from.' })
  version!: number;

  @Flag({ optional: true })
  continuous?: boolean;

  @Whole({ optional: true, min: 1, max: 400 })
  retentionDays?: number;
}

export class ListQuery extends PageQuery {}
