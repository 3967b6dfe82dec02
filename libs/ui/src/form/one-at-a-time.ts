/** Does what it is asked unless it is still doing it. */
export class OneAtATime {
  private isBusy = false;

  async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await work();
    } finally {
      this.isBusy = false;
    }
  }
}
