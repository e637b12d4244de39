import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import type { ActionItemInput, ActionItemPatch, ActionItemView, PostmortemView } from '../../api/views.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Avatar } from '../avatar.tsx';

/** What will be done so that it does not happen again: who, until when. */
export function ActionItems({ postmortem }: { readonly postmortem: PostmortemView }): ReactNode {
  const [isAdding, setAdding] = useState(false);
  const open = postmortem.actionItems.filter((item) => item.status === 'open').length;
  return (
    <Panel
      title="Action items"
      aside={
        <>
          {postmortem.actionItems.length > 0 && <span className="tabular">{open} open</span>}
          <Button size="sm" icon="plus" onClick={() => setAdding(!isAdding)}>
            Add
          </Button>
        </>
      }
      flush
    >
      {isAdding && <AddItem postmortem={postmortem} onClose={() => setAdding(false)} />}
      {postmortem.actionItems.length === 0 && !isAdding && (
        <p className="px-4 py-4 text-[0.8125rem] text-ink-2">Nothing yet. What would have made this shorter, or kept it from happening?</p>
      )}
      <ul className="divide-y divide-line">
        {postmortem.actionItems.map((item) => (
          <li key={item.id}>
            <Item item={item} incidentId={postmortem.incident.id} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Item({ item, incidentId }: { readonly item: ActionItemView; readonly incidentId: string }): ReactNode {
  const change = useAction((input: ActionItemPatch) => actions.changeActionItem(item.id, input), {
    makesOld: [['incident', incidentId, 'postmortem']],
  });
  const isDone = item.status === 'done';
  const isLate = !isDone && item.due !== null && item.due < new Date().toISOString().slice(0, 10);
  return (
    <div className="flex items-start gap-3 px-4 py-2.5 text-[0.8125rem]">
      <input
        id={item.id}
        type="checkbox"
        checked={isDone}
        disabled={change.isPending}
        onChange={() => change.mutate({ status: isDone ? 'open' : 'done' })}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={item.id} dir="auto" className={`foreign ${isDone ? 'text-ink-3 line-through' : 'font-medium'}`}>
          {item.title}
        </label>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          {item.owner ? (
            <span className="inline-flex items-center gap-1">
              <Avatar person={item.owner} size="sm" />
              <span className="foreign">{item.owner.name}</span>
            </span>
          ) : (
            <span className="text-warn">no owner</span>
          )}
          {item.due && (
            <span className={`tabular ${isLate ? 'font-medium text-bad' : ''}`}>
              due {item.due}
              {isLate && ', late'}
            </span>
          )}
          {item.category && <span className="foreign">{item.category}</span>}
        </p>
      </div>
    </div>
  );
}

function AddItem({ postmortem, onClose }: { readonly postmortem: PostmortemView; readonly onClose: () => void }): ReactNode {
  const people = useQuery(queries.people(postmortem.organization.slug));
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const [category, setCategory] = useState('');
  const add = useAction((input: ActionItemInput) => actions.addActionItem(postmortem.incident.id, input), {
    quiet: true,
    makesOld: [['incident', postmortem.incident.id, 'postmortem']],
    onDone: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ title, owner: owner || null, due: due || null, category: category || null });
  };
  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-3 border-b border-line bg-canvas px-4 py-4">
      {add.error && <ProblemNotice error={add.error} />}
      <TextField label="What" autoFocus maxLength={500} dir="auto" value={title} onChange={(event) => setTitle(event.target.value)} />
      <div className="grid grid-cols-2 gap-3">
        <SelectField label="Owner" value={owner} onChange={(event) => setOwner(event.target.value)}>
          <option value="">Nobody yet</option>
          {(people.data?.items ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <TextField label="Due" type="date" value={due} onChange={(event) => setDue(event.target.value)} />
      </div>
      <TextField
        label="Category"
        optional
        placeholder="prevent, detect, mitigate …"
        maxLength={100}
        value={category}
        onChange={(event) => setCategory(event.target.value)}
      />
      <div className="flex gap-2">
        <Button size="sm" look="primary" type="submit" busy={add.isPending} disabled={title.trim() === ''}>
          Add
        </Button>
        <Button size="sm" look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
