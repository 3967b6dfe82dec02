import { Injectable } from '@nestjs/common';
import { type Gate, type GateAction, type GateView, gateStates, noSuchGate } from '../domain/gate.js';
import { alreadyStarted } from '../domain/job.errors.js';
import { JobGatesRepository } from '../job-gates.repository.js';
import { JobEvidence } from './job-evidence.js';
import { JobJournal } from './job-journal.js';

export interface GateDecision {
  /** What was shown; the one before unless given. */
  fileId?: string | null;
  /** The person who decided, who may be the customer's. */
  decidedBy?: string | null;
  reason?: string | null;
}

const HAPPENED = { approve: 'gate_approved', reject: 'gate_rejected', ask: 'gate_asked' } as const;

/** What a job waits for before its work may begin: asked for, shown, approved or rejected. */
@Injectable()
export class ChangeGatesCommand {
  constructor(
    private readonly journal: JobJournal,
    private readonly gates: JobGatesRepository,
    private readonly evidence: JobEvidence,
  ) {}

  async require(jobId: string, gate: Gate): Promise<GateView[]> {
    await this.journal.write(jobId, 'gate_required', { gate }, async (job) => {
      if (job.startedAt !== null) throw alreadyStarted();
      await this.gates.add(jobId, [gate]);
    });
    return this.gates.of(jobId);
  }

  async decide(
    jobId: string,
    gate: Gate,
    action: GateAction,
    { fileId, decidedBy = null, reason = null }: GateDecision,
  ): Promise<GateView[]> {
    await this.journal.write(jobId, HAPPENED[action], { gate, decidedBy, reason, fileId }, async () => {
      const before = (await this.gates.of(jobId)).find((one) => one.gate === gate);
      if (!before) throw noSuchGate();
      const status = gateStates.next(before.status, action);
      if (fileId) await this.evidence.attach(jobId, [fileId], { kind: 'proof', field: 'fileId' });
      await this.gates.save(jobId, gate, { status, fileId: fileId ?? before.fileId, decidedBy, reason });
    });
    return this.gates.of(jobId);
  }
}
