import type { AttemptState, Risk, StepState } from './step.ts';

interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** The shapes that the page expects (the API maps them one to one). Times are ISO 8601. */
export interface AttemptView {
  id: string;
  number: number;
  state: AttemptState;
  startedAt: string | null;
  endedAt: string | null;
  exitCode: number | null;
  output: string;
  outputBytes: number;
  truncated: boolean;
  runner: string | null;
  startedBy: PersonRef | null;
  automatic: boolean;
  verdict: string | null;
  display: string;
}

export interface StepParameterView {
  name: string;
  syntax: string;
  type: string;
  secret: boolean;
  value: string | null;
  source: string | null;
  suggestions: { value: string; source: string }[];
}

export interface RunStepView {
  id: string;
  title: string | null;
  kind: 'command' | 'query' | 'request' | 'link' | 'manual' | 'message' | 'chat-command' | 'config' | 'code' | 'template';
  language: string | null;
  source: string;
  line: number;
  endLine: number;
  condition: string | null;
  option: string | null;
  timebox: string | null;
  risk: Risk | null;
  reasons: string[];
  state: StepState;
  blocked: string | null;
  parameters: StepParameterView[];
  plan: { display: string; differs: boolean; reasons: string[] } | null;
  approvalsNeeded: number;
  approvals: { person: PersonRef; at: string }[];
  attempts: AttemptView[];
}

export interface RunView {
  id: string;
  incidentId: string;
  runbook: { slug: string; title: string; version: number; file: string };
  sections: { kind: string; heading: string; line: number; items: { text: string; line: number }[]; steps: RunStepView[] }[];
}

export interface CheckView {
  id: string;
  text: string;
  line: number;
  metric: string;
  operator: string;
  value: number;
  unit: string | null;
  query: string | null;
  verdict: 'passed' | 'failed' | 'unknown';
  observed: number | null;
  reason: string;
  checkedAt: string | null;
}
