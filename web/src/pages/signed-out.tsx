import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { fieldError } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import { Logo } from '../components/logo.tsx';
import { useTitle } from '../components/use-title.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export function SignedOut(): ReactNode {
  useTitle('Sign in');
  const session = useQuery({ ...queries.session(), retry: false });
  if (session.data) return <Navigate to="/" />;
  return (
    <main className="grid min-h-dvh place-items-center px-5 py-10">
      <div className="grid w-full max-w-[25rem] gap-7">
        <header className="grid grid-cols-1 gap-4">
          <Logo size={40} />
          <div>
            <h1 className="text-2xl font-semibold tracking-[-0.02em]">Sign in to Tocsin</h1>
            <p className="mt-1 text-ink-2">Incident response that runs the runbooks you already have.</p>
          </div>
        </header>
        <SignInForm />
        <section className="grid grid-cols-1 gap-2.5 border-t border-line pt-6">
          <h2 className="flex items-center gap-2 font-semibold">
            <Icon name="terminal" className="text-ink-3" /> First time here?
          </h2>
          <p className="text-[0.8125rem] text-ink-2">
            The terminal in which Tocsin was started shows a one-time sign-in link. Open that link; then set a password under Settings.
          </p>
          <pre
            aria-label="What the terminal shows"
            className="overflow-x-auto rounded-lg bg-terminal px-3.5 py-2.5 font-mono text-xs leading-relaxed text-terminal-ink"
          >
            <span className="text-terminal-dim">$</span> npm start{'\n'}
            <span className="text-terminal-dim">… sign in once at</span> http://…/sign-in/…
          </pre>
          <p className="text-[0.8125rem] text-ink-2">
            Invited by a colleague? Open the link they sent you. A used or lost link: ask an admin for a new one.
          </p>
        </section>
      </div>
    </main>
  );
}

function SignInForm(): ReactNode {
  const client = useQueryClient();
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAction(actions.signIn, {
    quiet: true,
    puts: () => ['session'],
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['home'] });
      router.history.push(paths.page.home());
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-4">
      {signIn.error && <ProblemNotice error={signIn.error} />}
      <TextField
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        value={email}
        error={fieldError(signIn.error, 'email')}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        error={fieldError(signIn.error, 'password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" look="primary" size="lg" wide busy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}
