import { useMutation, useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, got, isProblem, type schemas, session } from '#api-client';
import { Badge, Button, Card, Form, Problem, refusalOf, TextField, useMessages, useProblemForm } from '#ui';
import { Brand } from './brand';
import { messages, roleMessages } from './messages';

interface Credentials {
  email: string;
  password: string;
}

/** The way in: for people of an organization, and in a demo one press for each of its people. */
export default function SignIn({ wasEnded }: { wasEnded: boolean }) {
  const t = useMessages(messages);
  const settings = useQuery({
    queryKey: ['/api/v1/client-settings', undefined, {}],
    queryFn: () => got(api.GET('/api/v1/client-settings')),
  });
  const demo = settings.data?.demo;
  useEffect(() => {
    document.title = `${t('signIn')} · InvoicePatch`;
  }, [t]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col justify-center gap-8 px-4 py-10 lg:flex-row lg:items-start lg:gap-12 lg:pt-[16vh]">
      <div className="w-full lg:max-w-sm">
        <Brand />
        <h1 className="mt-8 font-semibold text-2xl tracking-tight">{t('signIn')}</h1>
        <p className="mt-1 mb-6 text-soft">{wasEnded ? t('ended') : t('signInLead')}</p>
        <SignInForm />
        <p className="mt-6 text-sm">
          <a href="/api/docs" className="text-accent-text underline-offset-2 hover:underline">
            {t('apiDocs')}
          </a>
        </p>
      </div>
      {demo && <DemoPeople demo={demo} />}
    </main>
  );
}

function SignInForm() {
  const t = useMessages(messages);
  const [choices, setChoices] = useState<{ id: string; name: string }[]>();
  const [given, setGiven] = useState<Credentials>();
  const form = useProblemForm<Credentials>({
    defaultValues: { email: '', password: '' },
    save: async (credentials) => {
      try {
        await session.signIn(credentials.email, credentials.password);
      } catch (error) {
        if (!isProblem(error, 'AUTH.CHOOSE_ORGANIZATION')) throw error;
        setGiven(credentials);
        setChoices(error.problem.organizations as { id: string; name: string }[]);
      }
    },
  });
  if (choices && given) return <Organizations choices={choices} given={given} />;
  return (
    <Form of={form}>
      <TextField name="email" type="email" label={t('email')} autoComplete="username" isRequired autoFocus />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        isRequired
      />
      <Button type="submit" look="primary" size="large" isBusy={form.isSaving} className="w-full">
        {t('signIn')}
      </Button>
    </Form>
  );
}

/** Somebody of several organizations says for which one. */
function Organizations({ choices, given }: { choices: { id: string; name: string }[]; given: Credentials }) {
  const t = useMessages(messages);
  const enter = useMutation({
    mutationFn: (id: string) => session.signIn(given.email, given.password, id),
  });
  return (
    <section aria-label={t('whichOrganization')} className="space-y-2">
      <h2 className="font-medium">{t('whichOrganization')}</h2>
      {enter.error && <Problem problem={refusalOf(enter.error)} isInline />}
      {choices.map(({ id, name }) => (
        <Button
          key={id}
          size="large"
          className="w-full"
          isBusy={enter.isPending && enter.variables === id}
          onClick={() => enter.mutate(id)}
        >
          {name}
        </Button>
      ))}
    </section>
  );
}

function DemoPeople({ demo }: { demo: schemas['DemoAnswer'] }) {
  const t = useMessages(messages);
  const role = useMessages(roleMessages);
  const [error, setError] = useState<unknown>();
  const enter = (email: string) => {
    setError(undefined);
    session.signIn(email, demo.password).catch(setError);
  };
  return (
    <Card
      className="min-w-0 flex-1"
      isFlush
      title={t('demoTitle', { name: demo.organizationName })}
      action={
        <a
          href={demo.sandboxUrl}
          className="inline-flex shrink-0 items-center gap-1 text-accent-text text-sm hover:underline"
        >
          {t('sandbox')}
          <ExternalLink className="size-3.5" aria-hidden />
        </a>
      }
    >
      <p className="px-4 pt-3 pb-2 text-soft">{t('demoLead')}</p>
      {error !== undefined && <Problem problem={refusalOf(error)} isInline />}
      <ul>
        {demo.people.map(({ email, name, role: own, does }) => (
          <li key={email} className="border-line border-t">
            <button
              type="button"
              onClick={() => enter(email)}
              className="flex w-full items-center gap-3 px-4 py-2.5 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{name}</span>
                <span className="block truncate text-faint text-sm">{does}</span>
              </span>
              <Badge>{role(own)}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
