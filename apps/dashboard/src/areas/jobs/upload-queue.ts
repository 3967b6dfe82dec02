import type { ProblemText } from '#ui';

/** A file on its way, or one that did not arrive and says why. */
export interface Upload {
  key: string;
  name: string;
  /** From 0 to 1. */
  share: number;
  refusal?: ProblemText;
  /** Whether another try may help. */
  canRetry?: boolean;
}

interface Ways<Sent> {
  /** Sends the bytes and tells how far it is. */
  post(file: File, tell: (share: number) => void): Promise<Sent>;
  /** What is done with a file that is there; `key` makes another try the same write. */
  keep(sent: Sent, key: string): unknown;
  /** Why one did not arrive. */
  explain(name: string, error: unknown): ProblemText;
  newKey(): string;
}

interface Held<Sent> {
  file: File;
  sent?: Sent;
}

/** Sends files one after the other, whatever is on screen meanwhile; what did not arrive stays and can be sent again. */
export class UploadQueue<Sent> {
  private uploads: readonly Upload[] = [];
  private readonly held = new Map<string, Held<Sent>>();
  private readonly listeners = new Set<() => void>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly ways: Ways<Sent>) {}

  readonly current = (): readonly Upload[] => this.uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** With `refusal` it is not sent at all. */
  add(file: File, refusal?: ProblemText): void {
    const key = this.ways.newKey();
    this.show([...this.uploads, { key, name: file.name, share: 0, refusal }]);
    if (refusal) return;
    this.held.set(key, { file });
    this.enqueue(key);
  }

  retry(key: string): void {
    this.change(key, { share: 0, refusal: undefined });
    this.enqueue(key);
  }

  dismiss(key: string): void {
    this.held.delete(key);
    this.show(this.uploads.filter((one) => one.key !== key));
  }

  /** When nothing is on its way any more: what did not arrive. */
  async settled(): Promise<readonly Upload[]> {
    for (let seen: unknown; seen !== this.last; ) {
      seen = this.last;
      await this.last;
    }
    return this.uploads;
  }

  private enqueue(key: string): void {
    this.last = this.last.then(() => this.send(key));
  }

  private async send(key: string): Promise<void> {
    const held = this.held.get(key);
    if (!held) return;
    try {
      // Only what is missing is done again.
      held.sent ??= await this.ways.post(held.file, (share) => this.change(key, { share }));
      await this.ways.keep(held.sent, key);
      this.dismiss(key);
    } catch (error) {
      this.change(key, { refusal: this.ways.explain(held.file.name, error), canRetry: true });
    }
  }

  private change(key: string, changes: Partial<Upload>): void {
    this.show(this.uploads.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }

  private show(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}
