import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { newKey, type schemas, sendFile } from '#api-client';
import { refusalOf, useLeaveGuard, useMessages, useToast } from '#ui';
import { inMegabytes, refusedBecause } from './file-check';
import { fileMessages } from './file-messages';
import { type Upload, UploadQueue } from './upload-queue';

export type SentFile = schemas['FileAnswer'];

export interface Uploads {
  list: readonly Upload[];
  isSending: boolean;
  /** What is larger than `maxBytes`, where that is known, is not sent. */
  add(files: Iterable<File>, maxBytes: number | undefined): void;
  retry(key: string): void;
  dismiss(key: string): void;
  /** When nothing is on its way any more: what did not arrive. */
  settled(): Promise<readonly Upload[]>;
}

/**
 * Sends files one after the other, also when their page is left; `keep` gets each that arrived. What is refused stays on
 * screen with its reason, or is said where nobody would see it.
 */
export function useUploads(keep: (file: SentFile, key: string) => unknown): Uploads {
  const t = useMessages(fileMessages);
  const say = useToast();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const [queue] = useState(
    () =>
      new UploadQueue<SentFile>({
        post: (file, onProgress) => sendFile(file, { onProgress }),
        keep,
        explain: (name, error) => {
          const refusal = refusalOf(error);
          if (!isThere.current)
            say(`${t('notSent', { name })}. ${refusal.detail}`, { meaning: 'blocked', seconds: 12 });
          return refusal;
        },
        newKey,
      }),
  );
  const list = useSyncExternalStore(queue.subscribe, queue.current);
  const isSending = list.some(({ refusal }) => !refusal);
  useLeaveGuard(isSending);
  const add: Uploads['add'] = (files, maxBytes) => {
    for (const file of files) {
      const reason = refusedBecause(file, maxBytes);
      queue.add(file, reason && { detail: t(reason, { megabytes: inMegabytes(maxBytes ?? 0) }) });
    }
  };
  return {
    ...{ list, isSending, add },
    retry: (key) => queue.retry(key),
    dismiss: (key) => queue.dismiss(key),
    settled: () => queue.settled(),
  };
}
