import { useRef, useState } from 'react';
import { type schemas, sendFile } from '#api-client';
import { type ProblemText, refusalOf, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { inMegabytes, refusedBecause } from './file-check';
import { fileMessages } from './file-messages';

/** A file on its way, or one that did not arrive and says why. */
export interface Upload {
  key: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  refusal?: ProblemText;
}

export interface Uploads {
  list: readonly Upload[];
  /** Of one file, in bytes; undefined until it is known. */
  maxBytes: number | undefined;
  add(files: Iterable<File>): void;
  dismiss(key: number): void;
}

/** Sends files one after the other; what is refused stays on screen with its reason. */
export function useUploads(onSent: (file: schemas['FileAnswer']) => unknown): Uploads {
  const t = useMessages(fileMessages);
  const [list, setList] = useState<readonly Upload[]>([]);
  const lastKey = useRef(0);
  const queue = useRef(Promise.resolve());
  const maxBytes = useRead('/api/v1/client-settings').data?.maxFileBytes;
  const change = (key: number, changes: Partial<Upload>) =>
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const dismiss = (key: number) => setList((before) => before.filter((one) => one.key !== key));
  const send = async (file: File, key: number) => {
    try {
      await onSent(await sendFile(file, { onProgress: (share) => change(key, { share }) }));
      dismiss(key);
    } catch (error) {
      change(key, { refusal: refusalOf(error) });
    }
  };
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      lastKey.current += 1;
      const key = lastKey.current;
      const reason = refusedBecause(file, maxBytes);
      const refusal = reason && { detail: t(reason, { megabytes: inMegabytes(maxBytes ?? 0) }) };
      setList((before) => [...before, { key, name: file.name, share: 0, refusal }]);
      if (!refusal) queue.current = queue.current.then(() => send(file, key));
    }
  };
  return { list, maxBytes, add, dismiss };
}
