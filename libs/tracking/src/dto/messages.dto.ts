import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { Flag, Id, ListOf } from '#platform';
import { Moment, RecordOwnTimeBody } from '#timekeeping';
import type { Point } from '../domain/judge-point.js';

const Measure =
  (least: number, most: number, optional = false): PropertyDecorator =>
  (target, property) => {
    ApiProperty({ type: Number, required: !optional })(target, property);
    if (optional) IsOptional()(target, property);
    IsNumber({ allowNaN: false, allowInfinity: false })(target, property);
    Min(least)(target, property);
    Max(most)(target, property);
  };

export class PointBody {
  @Moment()
  at!: string;

  @Measure(-90, 90)
  latitude!: number;

  @Measure(-180, 180)
  longitude!: number;

  @Measure(0, 100_000)
  accuracyMeters!: number;

  @Measure(0, 200, true)
  speed?: number;

  @Measure(0, 360, true)
  heading?: number;
}

export class LocationUpdateBody {
  @ListOf(() => PointBody, { min: 1, max: 100 })
  points!: PointBody[];

  toPoints(): Point[] {
    return this.points.map(({ at, speed, heading, ...place }) => ({
      ...place,
      at: new Date(at),
      speed: speed ?? null,
      heading: heading ?? null,
    }));
  }
}

/** As `POST /contractors/{id}/time`, with an id of the device's making: sent again, it is the same timer. */
export class StartBody extends RecordOwnTimeBody {
  @Id()
  declare id: string;

  @Moment()
  declare startedAt: string;
}

export class StepBody {
  @Id()
  id!: string;

  @Moment({ description: 'Sent again with the same moment, it changes nothing.' })
  at!: string;
}

export class StopStepBody extends StepBody {
  @Flag({ optional: true })
  keepDraft?: boolean;
}
