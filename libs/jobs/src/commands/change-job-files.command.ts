import { Injectable } from '@nestjs/common';
import { type JobFileKind, type JobFileView, notAttached } from '../domain/job-file.js';
import { JobFilesRepository } from '../job-files.repository.js';
import { JobEvidence } from './job-evidence.js';
import { JobJournal } from './job-journal.js';

/** Attaches photos and documents to a job, and takes them off again. */
@Injectable()
export class ChangeJobFilesCommand {
  constructor(
    private readonly journal: JobJournal,
    private readonly files: JobFilesRepository,
    private readonly evidence: JobEvidence,
  ) {}

  async attach(
    jobId: string,
    fileId: string,
    about: { kind: JobFileKind; caption?: string | null },
  ): Promise<JobFileView[]> {
    await this.journal.write(jobId, 'file_attached', { fileId, ...about }, () =>
      this.evidence.attach(jobId, [fileId], { ...about, field: 'fileId' }),
    );
    return this.files.of(jobId);
  }

  /** What proves a quality check stays. */
  detach(jobId: string, fileId: string): Promise<void> {
    return this.journal.write(jobId, 'file_detached', { fileId }, async () => {
      if (!(await this.files.detach(jobId, fileId))) throw notAttached();
    });
  }
}
