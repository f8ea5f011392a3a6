import type { SignIn } from '@chairside/shared/wire/http';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { sound } from '../alarms/sound.ts';
import { call } from '../http/client.ts';
import { ApiError, errorText } from '../http/problem.ts';
import { queryClient } from '../http/query-client.ts';
import { signInEndText, useSignInEnded } from '../identity/sign-in-ended.ts';
import { ME_KEY } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { OthersWait } from '../outbox/queue-bar.tsx';
import classes from './sign-in.module.css';
import { Wordmark } from './wordmark.tsx';

export function SignInPage() {
  const navigate = useNavigate();
  const location = useLocation();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => call('GET /api/setup') });
  const ended = useSignInEnded((state) => state.reason);
  const form = useForm({ mode: 'uncontrolled', initialValues: { userName: '', password: '' } });
  const enter = useMutation({
    mutationFn: (body: SignIn) => call('POST /api/sign-in', { body }),
    onSuccess: async (me) => {
      queryClient.setQueryData(ME_KEY, me);
      useSignInEnded.setState({ reason: null });
      await navigate(returnTo(location.state), { replace: true });
    },
  });

  if (setup.data?.needsFirstAdministrator) return <Navigate to="/setup" replace />;

  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={form.onSubmit((values) => {
          // Browsers let a page sound only after a gesture; this is the first one of a shift.
          void sound.arm();
          enter.mutate({ ...values, userName: values.userName.trim() });
        })}
      >
        <Wordmark large />
        <h1 className={classes.title}>{say('shell.sign-in')}</h1>
        {ended === null ? null : (
          <p className={classes.ended} role="status">
            {signInEndText(ended)}
          </p>
        )}
        <TextInput
          key={form.key('userName')}
          label={say('shell.user-name')}
          size="md"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          required
          withAsterisk={false}
          {...form.getInputProps('userName')}
        />
        <PasswordInput
          key={form.key('password')}
          label={say('shell.password')}
          size="md"
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <div className={classes.error} role="alert">
          {enter.error ? refusalText(enter.error) : null}
        </div>
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {say('shell.sign-in')}
        </Button>
        {setup.data?.demo ? (
          <p className={classes.hint}>{say('shell.demo-the-user-names-are-nurse')}</p>
        ) : null}
        <Link className={classes.hint} to="/administrator-code">
          {say('shell.i-have-an-administrator-code')}
        </Link>
        <OthersWait />
        <p className={classes.notice}>{say('shell.secondary-display')}</p>
      </form>
    </main>
  );
}

function refusalText(error: unknown): string {
  if (error instanceof ApiError && error.code === 'wrong-credentials') {
    return say('shell.user-name-or-password-is-wrong');
  }
  return errorText(error);
}

function returnTo(state: unknown): string {
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === 'string' && from.startsWith('/') ? from : '/';
}
