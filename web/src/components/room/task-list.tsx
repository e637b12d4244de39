import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { paths } from '../../api/paths.ts';
import { useIncidentAction } from '../../api/use-incident-action.ts';
import type { IncidentView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';

/** The document's checklists, by phase; each tick is on the timeline. */
export function TaskList({ incident }: { readonly incident: IncidentView }): ReactNode {
  const set = useIncidentAction(incident.id, ({ id, done }: { readonly id: string; readonly done: boolean }) =>
    actions.setTask(incident.id, id, done),
  );
  if (incident.tasks.length === 0) return null;
  const phases = Map.groupBy(incident.tasks, (task) => task.phase ?? 'Checklist');
  return (
    <section className="grid grid-cols-1 gap-4">
      {[...phases].map(([phase, tasks]) => (
        <div key={phase}>
          <h3 className="mb-1.5 flex items-baseline justify-between text-[0.8125rem] font-semibold">
            <span className="foreign">{phase}</span>
            <span className="tabular text-xs font-normal text-ink-3">
              {tasks.filter((task) => task.done).length} of {tasks.length}
            </span>
          </h3>
          <ul className="grid">
            {tasks.map((task) => (
              <li key={task.id} className="flex items-start gap-2.5 py-1 text-[0.8125rem]">
                <input
                  id={`task-${task.id}`}
                  type="checkbox"
                  checked={task.done}
                  disabled={set.isPending && set.variables.id === task.id}
                  onChange={(event) => set.mutate({ id: task.id, done: event.target.checked })}
                  className="mt-0.5 size-4 shrink-0 accent-accent max-md:size-5"
                />
                <label
                  htmlFor={`task-${task.id}`}
                  dir="auto"
                  className={`foreign min-w-0 flex-1 ${task.done ? 'text-ink-3 line-through' : ''}`}
                >
                  {task.text}
                </label>
                {task.doneBy && <span className="foreign shrink-0 text-xs text-ink-3">{task.doneBy.name}</span>}
                {task.line !== null && incident.runbook && (
                  <Anchor
                    href={paths.page.runbook(incident.organization.slug, incident.runbook.slug, task.line)}
                    className="inline-flex min-h-6 shrink-0 items-center text-xs text-ink-3 hover:text-ink hover:underline"
                  >
                    line {task.line}
                  </Anchor>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
