import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';
import { Flag, Id, Instant, ListOf, OneOf } from '#platform';
import { PUNCH_KINDS, type PunchKind } from '../punches.repository.js';
import { Moment } from './moment.field.js';

const Measure = (minimum: number, maximum: number, description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: Number, minimum, maximum, description }),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(minimum),
    Max(maximum),
  );

export class LocationBody {
  @Id({ optional: true, description: 'Made by the device: the same punch sent again is kept once.' })
  id?: string;

  @OneOf(PUNCH_KINDS, { description: 'What was done there.' })
  kind!: PunchKind;

  @Moment({ optional: true, description: 'Left out: now.' })
  at?: string;

  @Measure(-90, 90, 'Degrees north, WGS 84.')
  latitude!: number;

  @Measure(-180, 180, 'Degrees east, WGS 84.')
  longitude!: number;

  @Measure(0, 100_000, 'Metres that the place may be off.')
  accuracyMeters!: number;
}

export class LocationAnswer {
  @Id()
  id!: string;

  @Id()
  timeEntryId!: string;

  @OneOf(PUNCH_KINDS)
  kind!: PunchKind;

  @Instant()
  at!: string;

  @ApiProperty({ type: Number })
  latitude!: number;

  @ApiProperty({ type: Number })
  longitude!: number;

  @ApiProperty({ type: Number })
  accuracyMeters!: number;
}

export class LocationList {
  @ListOf(() => LocationAnswer)
  items!: LocationAnswer[];
}

export class ConsentBody {
  @Flag({ description: 'Whether places may be recorded between clock-in and clock-out.' })
  given!: boolean;
}

export class ConsentAnswer {
  @Instant({ nullable: true, description: 'Since when; null when places may not be recorded.' })
  since!: string | null;
}
