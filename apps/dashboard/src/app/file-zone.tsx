import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { classes } from '#ui';

/** Where files are dropped. `children` gets what opens the browser's own choice, for everybody who does not drag. */
export function FileZone({
  label,
  accept,
  isMultiple,
  className,
  onFiles,
  children,
}: {
  label: string;
  accept: string;
  isMultiple?: boolean;
  className?: string;
  onFiles(files: readonly File[]): void;
  children(choose: () => void): ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same for everybody
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'rounded-lg border border-dashed p-4',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
        className,
      )}
    >
      <input
        ref={input}
        type="file"
        multiple={isMultiple}
        accept={accept}
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => take(event.target.files)}
      />
      {children(() => input.current?.click())}
    </div>
  );
}
