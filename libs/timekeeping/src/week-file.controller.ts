import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentUser,
  FILE_TYPES,
  type FileColumn,
  type FileWords,
  inLanguage,
  inOnePortion,
  ListFiles,
  ownRows,
} from '#identity';
import { addDays } from '#kernel';
import { type DocumentLanguage, printedDay } from '#platform';
import { WeekFileQuery } from './dto/weeks.dto.js';
import { ShowWeek, type WeekView } from './queries/show-week.query.js';
import type { WeekOfContractor } from './queries/week-sheets.query.js';

type Worked = Pick<WeekOfContractor, 'draftMinutes' | 'submittedMinutes' | 'approvedMinutes'>;

/** What was sent back does not count. In decimals, as payroll programs read hours. */
const hours = ({ draftMinutes, submittedMinutes, approvedMinutes }: Worked): string =>
  decimal(draftMinutes + submittedMinutes + approvedMinutes);
const decimal = (minutes: number): string => (minutes / 60).toFixed(2);

const WEEK: FileWords = ['Week', 'Semaine'];
const LOCKED: FileWords = ['Locked', 'Verrouillée'];
const YES_NO: readonly [FileWords, FileWords] = [
  ['no', 'non'],
  ['yes', 'oui'],
];

@ApiTags('time-entries')
@Controller('time-weeks')
export class WeekFileController {
  constructor(
    private readonly week: ShowWeek,
    private readonly files: ListFiles,
  ) {}

  @Get('file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The hours of a week, a row a person, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Query() query: WeekFileQuery, @CurrentUser() caller: Caller): Promise<StreamableFile> {
    const week = await this.week.run(query.day, ownRows(caller));
    return this.files.answer(
      {
        name: `time-${week.firstDay}`,
        title: ['Hours of the week', 'Heures de la semaine'],
        columns: columnsOf(week),
        rows: inOnePortion(week.contractors),
        facts: (language) => factsOf(week, language),
      },
      query,
    );
  }
}

function columnsOf({ firstDay }: WeekView): FileColumn<WeekOfContractor>[] {
  const days = Array.from({ length: 7 }, (_, index) => addDays(firstDay, index));
  return [
    { head: ['Person', 'Personne'], value: ({ name }) => name, width: 3 },
    ...days.map((day) => ({
      head: [day, day] as const,
      value: (row: WeekOfContractor) => {
        const found = row.days.find((one) => one.day === day);
        return found ? hours(found) : '0.00';
      },
      ...{ isNumber: true, width: 1.3 },
    })),
    { head: ['Total', 'Total'], value: hours, isNumber: true, width: 1.2 },
    {
      head: ['Overtime', 'Supplémentaires'],
      value: ({ overtimeMinutes }) => decimal(overtimeMinutes),
      ...{ isNumber: true, width: 1.5 },
    },
    {
      head: ['Approved', 'Approuvées'],
      value: ({ approvedMinutes }) => decimal(approvedMinutes),
      ...{ isNumber: true, width: 1.3 },
    },
    {
      head: ['Waiting', 'En attente'],
      value: ({ submittedMinutes }) => decimal(submittedMinutes),
      isNumber: true,
    },
  ];
}

function factsOf({ firstDay, lastDay, lockedAt }: WeekView, language: DocumentLanguage) {
  return [
    {
      label: inLanguage(WEEK, language),
      value: `${printedDay(firstDay, language)} – ${printedDay(lastDay, language)}`,
    },
    { label: inLanguage(LOCKED, language), value: inLanguage(YES_NO[lockedAt ? 1 : 0], language) },
  ];
}
