import type { MessageKind } from './message.ts';

/** Our own forms, for an organisation whose documents have none. */
export const builtInTemplates: readonly { readonly name: string; readonly kind: MessageKind; readonly body: string }[] = [
  {
    name: "Declaration (Tocsin's own)",
    kind: 'declaration',
    body: '**[Severity] [Title]**\nService: [Service]\nImpact: [Impact]\nStarted: [Started]\nIncident Commander: [Commander]\nStatus: [Status]',
  },
  {
    name: "Update (Tocsin's own)",
    kind: 'update',
    body: '**Update [#N]: [Title]**\nStatus: [Status]\nWhat we know: [Findings]\nWhat comes next: [Plan]',
  },
  {
    name: "Resolution (Tocsin's own)",
    kind: 'resolution',
    body: '**Resolved: [Title]**\nService: [Service]\nDuration: [Duration]\nWhat helped: [Measures]',
  },
];
