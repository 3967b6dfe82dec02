import { useEffect, useState } from 'react';
import { api, got } from '#api-client';
import { Button, Dialog, refusalOf, useMessages, useToast } from '#ui';
import { proofMessages } from './proof-messages';

/** Opens the picture of a receipt above the page. */
export function ReceiptButton({ fileId, label }: { fileId: string; label: string }) {
  const t = useMessages(proofMessages);
  const say = useToast();
  const [address, setAddress] = useState<string>();
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  const open = async () => {
    try {
      const params = { path: { id: fileId } };
      const picture = await got(
        api.GET('/api/v1/files/{id}/content', { params, parseAs: 'blob' }) as Promise<{ data?: Blob }>,
      );
      setAddress(URL.createObjectURL(picture));
    } catch (error) {
      say(refusalOf(error).detail, { meaning: 'blocked' });
    }
  };
  return (
    <>
      <Button look="quiet" size="small" onClick={() => void open()}>
        {t('seeReceipt')}
      </Button>
      <Dialog isOpen={address !== undefined} onClose={() => setAddress(undefined)} title={label} isWide>
        {address && <img src={address} alt={label} className="mx-auto max-w-full" />}
      </Dialog>
    </>
  );
}
