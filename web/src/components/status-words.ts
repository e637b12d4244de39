import type { IncidentStatus } from '../api/views.ts';

export const statusOrder: readonly IncidentStatus[] = ['investigating', 'identified', 'mitigating', 'monitoring', 'resolved'];

export const statusWord: Readonly<Record<IncidentStatus, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  mitigating: 'Mitigating',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};
