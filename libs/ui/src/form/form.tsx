import { type FormEvent, type ReactNode, useState } from 'react';
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import { Problem } from '../base/problem';
import { whileSaving } from '../overlay/leave';
import { OneAtATime } from './one-at-a-time';
import { type Refusal, refusalOf } from './refusal';

export interface ProblemForm<T extends FieldValues> {
  form: UseFormReturn<T>;
  /** What was refused and belongs to no field on screen. */
  refusal: Refusal | undefined;
  isDirty: boolean;
  isSaving: boolean;
  submit(event?: FormEvent): void;
}

/**
 * A form whose refusals find their fields: `errors` and `field` of problem+json become messages at the inputs of that
 * name; what belongs to no input stands above the form with its fix. Typed text stays whatever happens.
 */
export function useProblemForm<T extends FieldValues>({
  defaultValues,
  save,
}: {
  defaultValues: DefaultValues<T>;
  save(values: T): Promise<void>;
}): ProblemForm<T> {
  const form = useForm<T>({ defaultValues });
  const [refusal, setRefusal] = useState<Refusal>();
  const [sending] = useState(() => new OneAtATime());
  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    try {
      await whileSaving(() => save(values));
    } catch (error) {
      const refused = refusalOf(error);
      const known = refused.fields.filter(({ field }) => (field.split('.')[0] ?? field) in values);
      for (const { field, detail } of known) form.setError(field as FieldPath<T>, { message: detail });
      const [first] = known;
      if (first) form.setFocus(first.field as FieldPath<T>);
      if (known.length === 0) setRefusal(refused);
    }
  });
  const { isDirty, isSubmitting: isSaving } = form.formState;
  return {
    ...{ form, refusal, isDirty, isSaving },
    // Keys do not know that the button is held back while it is being sent.
    submit: (event) => {
      event?.preventDefault();
      void sending.run(() => submit(event as never));
    },
  };
}

/** Renders the fields of a `ProblemForm`. Give it an `id` and let the drawer's button submit it: `form={id}`. */
export function Form<T extends FieldValues>({
  of,
  id,
  children,
}: {
  of: ProblemForm<T>;
  id?: string;
  children: ReactNode;
}) {
  return (
    <FormProvider {...of.form}>
      <form id={id} onSubmit={of.submit} noValidate className="space-y-4">
        {of.refusal && <Problem problem={of.refusal} isInline />}
        {children}
      </form>
    </FormProvider>
  );
}
