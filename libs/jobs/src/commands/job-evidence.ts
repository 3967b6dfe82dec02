import { Injectable } from '@nestjs/common';
import { Files } from '#platform';
import { type JobFileKind, noSuchFile } from '../domain/job-file.js';
import { JobFilesRepository } from '../job-files.repository.js';

/** Attaches files that exist to a job. Needs an open unit of work. */
@Injectable()
export class JobEvidence {
  constructor(
    private readonly files: Files,
    private readonly jobFiles: JobFilesRepository,
  ) {}

  /** Throws `JOBS.NO_SUCH_FILE` naming `field`. */
  async attach(
    jobId: string,
    fileIds: readonly string[],
    about: { kind: JobFileKind; caption?: string | null; checkpointId?: string | null; field: string },
  ): Promise<void> {
    if (fileIds.length === 0) return;
    const wanted = [...new Set(fileIds)];
    if ((await this.files.findAll(wanted)).length < wanted.length) throw noSuchFile(about.field);
    await this.jobFiles.attach(jobId, wanted, about);
  }
}
