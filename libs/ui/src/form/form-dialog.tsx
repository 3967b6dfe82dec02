import { type ReactNode, useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button, type ButtonLook } from '../base/button';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Dialog } from '../overlay/dialog';
import { Drawer } from '../overlay/drawer';
import { Form, type ProblemForm } from './form';

interface FormFrame<T extends FieldValues> {
  form: ProblemForm<T>;
  title: string;
  /** What the button says that sends it; without it nothing can be sent from here. */
  go?: string;
  isDanger?: boolean;
  /** Where another button is the main one. */
  look?: ButtonLook;
  cancelLabel?: string;
  /** Further buttons, before the one that sends. */
  others?: ReactNode;
  isWide?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** A question with a few fields above the page. */
export function FormDialog<T extends FieldValues>({ children, ...frame }: FormFrame<T>) {
  const id = useId();
  const { form, title, isWide, onClose } = frame;
  return (
    <Dialog
      isOpen
      isForm
      onClose={onClose}
      title={title}
      isWide={isWide}
      isDirty={form.isDirty}
      footer={(close) => <FormButtons {...frame} formId={id} onClose={close} />}
    >
      <Form of={form} id={id}>
        {children}
      </Form>
    </Dialog>
  );
}

/** A longer form beside the page it belongs to; once it is saved, closing it asks nothing. */
export function FormDrawer<T extends FieldValues>({
  children,
  isSaved = false,
  ...frame
}: FormFrame<T> & { isSaved?: boolean }) {
  const id = useId();
  const { form, title, isWide, onClose } = frame;
  return (
    <Drawer
      isOpen
      isForm
      onClose={onClose}
      title={title}
      isWide={isWide}
      isDirty={form.isDirty && !isSaved}
      footer={(close) => <FormButtons {...frame} formId={id} onClose={close} />}
    >
      <Form of={form} id={id}>
        {children}
      </Form>
    </Drawer>
  );
}

/** Cancel asks as closing does. */
function FormButtons<T extends FieldValues>({
  form,
  formId,
  go,
  isDanger,
  look = isDanger ? 'danger' : 'primary',
  cancelLabel,
  others,
  onClose,
}: Omit<FormFrame<T>, 'children' | 'title'> & { formId: string }) {
  const t = useMessages(uiMessages);
  return (
    <>
      <Button onClick={onClose}>{cancelLabel ?? t('cancel')}</Button>
      {others}
      {go && (
        <Button look={look} type="submit" form={formId} isBusy={form.isSaving}>
          {go}
        </Button>
      )}
    </>
  );
}
