import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { fieldError } from '../../api/problem-error.ts';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSignedIn } from '../session-context.ts';

const shortest = 12;

export function PasswordSettings(): ReactNode {
  const { session } = useSignedIn();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const set = useAction(actions.setPassword, {
    quiet: true,
    onDone: () => {
      setPassword('');
      setAgain('');
      showToast({ tone: 'good', title: 'Password set' });
    },
  });
  const differs = again !== '' && again !== password;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!differs) set.mutate(password);
  };
  return (
    <Panel title="Your password">
      <form onSubmit={submit} className="grid grid-cols-1 gap-4">
        <p className="text-[0.8125rem] text-ink-2">
          {session.person.email ? (
            <>
              With it you sign in as <span className="foreign font-medium text-ink">{session.person.email}</span>, without a one-time link.
            </>
          ) : (
            'You have no e-mail here, so only one-time links sign you in. An admin can add one.'
          )}
        </p>
        {set.error && <ProblemNotice error={set.error} />}
        <input type="text" name="username" autoComplete="username" value={session.person.email ?? ''} readOnly hidden />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          minLength={shortest}
          help={`At least ${shortest} characters.`}
          value={password}
          error={fieldError(set.error, 'password')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <TextField
          label="Once more"
          type="password"
          autoComplete="new-password"
          value={again}
          error={differs ? 'The two are not the same.' : undefined}
          onChange={(event) => setAgain(event.target.value)}
        />
        <div>
          <Button type="submit" look="primary" busy={set.isPending} disabled={password.length < shortest || again !== password}>
            Set password
          </Button>
        </div>
      </form>
    </Panel>
  );
}
