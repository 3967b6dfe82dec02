import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '#kernel';
import type { ContentEntry, ContentStore } from './content-store.js';

const KEY = /^[0-9a-f-]{36}\/[0-9a-z.-]{1,140}$/;

/** A folder on this machine, or one that all processes share: `folder/organization/name`. */
export class FolderStore implements ContentStore {
  constructor(private readonly folder: string) {}

  async put(key: string, content: Buffer): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Under another name until it is whole and on the disk: nobody ever reads half a file.
    const draft = `${path}.${newId()}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }

  async get(key: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.pathOf(key));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async *list(organizationId: string): AsyncIterable<ContentEntry> {
    const folder = dirname(this.pathOf(`${organizationId}/any`));
    for (const name of await namesIn(folder)) {
      const modifiedAt = await modifiedAtOf(join(folder, name));
      if (modifiedAt) yield { key: `${organizationId}/${name}`, modifiedAt };
    }
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error('This is not the key of a file.');
    return join(this.folder, key);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Undefined when it went away since the folder was read. */
async function modifiedAtOf(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}
