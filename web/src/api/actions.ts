import { paths } from './paths.ts';
import { request } from './request.ts';
import type * as v from './views.ts';

const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('POST', path, body);
const onIncident = (id: string, verb: string, body: unknown = {}): Promise<v.IncidentView> =>
  post(paths.api.incidentAction(id, verb), body);
const onStep = (run: string, step: string, verb: string, body: unknown = {}): Promise<v.RunView> =>
  post(paths.api.step(run, step, verb), body);

/** Every change the page can ask for, by its verb. */
export const actions = {
  signIn: (input: v.SignInInput) => post<v.SessionView>(paths.api.session(), input),
  signOut: () => request<undefined>('DELETE', paths.api.session()),
  setPassword: (password: string) => post<undefined>(paths.api.password(), { password }),

  declare: (org: string, input: v.DeclareInput) => post<v.IncidentView>(paths.api.incidents(org), input),
  acknowledge: (id: string) => onIncident(id, 'acknowledge'),
  setStatus: (id: string, input: v.StatusInput) => onIncident(id, 'status', input),
  setSeverity: (id: string, input: v.SeverityInput) => onIncident(id, 'severity', input),
  setRole: (id: string, input: v.RoleInput) => onIncident(id, 'roles', input),
  note: (id: string, input: v.NoteInput) => onIncident(id, 'notes', input),
  resolve: (id: string, input: v.ResolveInput) => onIncident(id, 'resolve', input),
  reopen: (id: string) => onIncident(id, 'reopen'),
  merge: (id: string, input: v.MergeInput) => onIncident(id, 'merge', input),
  chooseRunbook: (id: string, input: v.RunbookInput) => onIncident(id, 'runbook', input),
  setTask: (id: string, task: string, done: boolean) => post<v.IncidentView>(paths.api.task(id, task), { done }),
  recheck: (id: string) => post<v.Page<v.CheckView>>(paths.api.checks(id)),
  tell: (id: string, input: v.UpdateInput) => post<v.SentMessageView>(paths.api.updates(id), input),

  startRun: (id: string, input: v.StartRunInput = {}) => post<v.RunView>(paths.api.runs(id), input),
  giveValues: (run: string, step: string, values: v.ValuesInput['values']) => onStep(run, step, 'values', { values }),
  approve: (run: string, step: string) => onStep(run, step, 'approve'),
  reject: (run: string, step: string, reason: string) => onStep(run, step, 'reject', { reason }),
  runStep: (run: string, step: string) => onStep(run, step, 'run'),
  stopStep: (run: string, step: string) => onStep(run, step, 'stop'),
  settle: (run: string, step: string, input: v.SettleInput) => onStep(run, step, 'settle', input),
  setDone: (run: string, step: string, input: v.DoneInput) => onStep(run, step, 'done', input),
  skip: (run: string, step: string, reason: string) => onStep(run, step, 'skip', { reason }),

  draftPostmortem: (id: string) => post<v.PostmortemView>(paths.api.postmortem(id)),
  savePostmortem: (id: string, input: v.SavePostmortemInput) => request<v.PostmortemView>('PUT', paths.api.postmortem(id), input),
  publishPostmortem: (id: string) => post<v.PostmortemView>(paths.api.publishPostmortem(id)),
  addActionItem: (id: string, input: v.ActionItemInput) => post<v.ActionItemView>(paths.api.incidentActionItems(id), input),
  changeActionItem: (id: string, input: v.ActionItemPatch) => request<v.ActionItemView>('PATCH', paths.api.actionItem(id), input),

  addOverride: (org: string, input: v.OverrideInput) => post<v.OnCallView>(paths.api.overrides(org), input),
  invite: (org: string, input: v.InvitePersonInput) => post<v.InvitationView>(paths.api.people(org), input),
  createIntegration: (org: string, input: v.CreateIntegrationInput) => post<v.CreatedIntegrationView>(paths.api.integrations(org), input),
  setComponent: (org: string, id: string, input: v.ComponentInput) => post<v.StatusPageView>(paths.api.component(org, id), input),

  acknowledgePage: (id: string) => post<v.PageView>(paths.api.acknowledgePage(id)),
  testPage: (org: string) => post<v.PageView>(paths.api.testPage(org)),
  startDemo: () => post<v.DemoView>(paths.api.demo()),
  stopDemo: () => request<v.DemoView>('DELETE', paths.api.demo()),
} as const;
