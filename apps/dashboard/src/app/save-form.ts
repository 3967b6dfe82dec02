import type { DefaultValues, FieldValues } from 'react-hook-form';
import { type ProblemForm, useProblemForm } from '#ui';
import { useWrite, type WriteOptions } from './queries';

interface SaveOptions<Values extends FieldValues, Answer>
  extends Omit<WriteOptions<Values, Answer>, 'isQuiet' | 'expect'> {
  defaultValues: DefaultValues<Values>;
}

/** A form that is one write: a refusal is shown in it with what was typed, and once `isSaved` it may close without asking. */
export function useSaveForm<Values extends FieldValues, Answer = unknown>({
  defaultValues,
  ...options
}: SaveOptions<Values, Answer>): { form: ProblemForm<Values>; isSaved: boolean } {
  const write = useWrite<Values, Answer>({ ...options, isQuiet: true });
  const form = useProblemForm<Values>({
    defaultValues,
    save: async (values) => {
      await write.mutateAsync(values);
    },
  });
  return { form, isSaved: write.isSuccess };
}
