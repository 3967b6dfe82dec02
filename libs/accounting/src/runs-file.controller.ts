import { Controller, Get, Header, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  everyPage,
  FILE_TYPES,
  type FileColumn,
  type FileWords,
  IdentityFacade,
  inLanguage,
  ListFileQuery,
  ListFiles,
  localTime,
} from '#identity';
import { MAX_PAGE } from '#platform';
import type { RunAnswer } from './dto/integration.dto.js';
import { ConnectionQueries } from './queries/connection.queries.js';

const KINDS: Record<string, FileWords> = {
  full: ['Everything', 'Tout'],
  delta: ['What changed', 'Les changements'],
  sweep: ['Weekly check', 'Contrôle hebdomadaire'],
};
const STATES: Record<string, FileWords> = {
  queued: ['Waits', 'Attend'],
  running: ['Running', 'En cours'],
  succeeded: ['Done', 'Terminée'],
  failed: ['Stopped', 'Arrêtée'],
  cancelled: ['Cancelled', 'Interrompue'],
};
type Counted = 'pulled' | 'created' | 'updated' | 'conflicts';
type Progress = Record<string, Partial<Record<Counted, number>> & { problems?: unknown[] }>;

@ApiTags('integrations')
@Controller('integrations')
export class RunsFileController {
  constructor(
    private readonly queries: ConnectionQueries,
    private readonly files: ListFiles,
    private readonly identity: IdentityFacade,
  ) {}

  @Get(':id/runs/file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'Every time the books were read, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', new ParseUUIDPipe({ errorHttpStatusCode: 422 })) id: string,
    @Query() query: ListFileQuery,
  ): Promise<StreamableFile> {
    const { companyName, system } = await this.queries.get(id);
    const { timezone } = await this.identity.organizationSettings();
    return this.files.answer(
      {
        name: 'sync-runs',
        title: ['Sync runs', 'Synchronisations'],
        columns: columnsOf(timezone),
        rows: everyPage((cursor) => this.queries.runs(id, { cursor, limit: MAX_PAGE })),
        facts: (language) => [
          { label: inLanguage(['Company', 'Entreprise'], language), value: companyName ?? system },
        ],
      },
      query,
    );
  }
}

function columnsOf(timezone: string): FileColumn<RunAnswer>[] {
  const count = (head: FileWords, of: Counted | 'problems'): FileColumn<RunAnswer> => ({
    ...{ head, isNumber: true, width: 1.1 },
    value: ({ progress }) => String(sumOf(progress as Progress, of)),
  });
  const word = (words: FileWords | undefined, fallback: string, language: 'en' | 'fr') =>
    words ? inLanguage(words, language) : fallback;
  return [
    { head: ['Started', 'Début'], value: ({ startedAt }) => localTime(startedAt, timezone), width: 2 },
    { head: ['Ended', 'Fin'], value: ({ finishedAt }) => finishedAt && localTime(finishedAt, timezone) },
    {
      head: ['What was read', 'Ce qui a été lu'],
      value: ({ kind }, language) => word(KINDS[kind], kind, language),
      width: 1.8,
    },
    {
      head: ['State', 'État'],
      value: ({ status }, language) => word(STATES[status], status, language),
      width: 1.3,
    },
    {
      head: ['Seconds', 'Secondes'],
      value: ({ startedAt, finishedAt }) => finishedAt && secondsBetween(startedAt, finishedAt),
      ...{ isNumber: true, width: 1.1 },
    },
    count(['Read', 'Lus'], 'pulled'),
    count(['New', 'Nouveaux'], 'created'),
    count(['Changed', 'Modifiés'], 'updated'),
    count(['Conflicts', 'Conflits'], 'conflicts'),
    count(['Problems', 'Problèmes'], 'problems'),
    { head: ['Calls', 'Appels'], value: ({ calls }) => String(calls), isNumber: true },
  ];
}

function sumOf(progress: Progress, of: Counted | 'problems'): number {
  return Object.values(progress)
    .map((one) => (of === 'problems' ? (one.problems?.length ?? 0) : (one[of] ?? 0)))
    .reduce((sum, next) => sum + next, 0);
}

const secondsBetween = (from: string, to: string): string =>
  String(Math.round((Date.parse(to) - Date.parse(from)) / 1000));
