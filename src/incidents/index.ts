export { acknowledgeIncident, commanderRole } from './acknowledge-incident.ts';
export { addNote } from './add-note.ts';
export { assignRole } from './assign-role.ts';
export { attachRunbook } from './attach-runbook.ts';
export { changeSeverity } from './change-severity.ts';
export { changeStatus } from './change-status.ts';
export { changeTask } from './change-task.ts';
export { declareIncident, type Declaration } from './declare-incident.ts';
export {
  selectIncident as readIncident,
  selectIncidents as listIncidents,
  selectIncidentsOfGroups as readIncidentsOfGroups,
  selectLastResolvedAt as readLastResolvedAt,
  selectRoles as readRoles,
} from './incident-store.ts';
export { mergeIncident } from './merge-incident.ts';
export { clocksOf, type IncidentClock } from './model/clocks.ts';
export {
  incidentAcknowledged,
  incidentDeclared,
  incidentMerged,
  incidentReopened,
  incidentResolved,
  incidentStream,
  runbookAttached,
  severityChanged,
  statusChanged,
} from './model/entries.ts';
export type { Incident, Match, NamedPerson, Severity, Status } from './model/incident.ts';
export { registerIncidents, type Incidents } from './register-incidents.ts';
export { reopenIncident, resolveIncident, type ResolveGuard } from './resolve-incident.ts';
export { selectTasks as readTasks, type Task } from './task-store.ts';
export { lockIncident, readIncidentAs } from './work-on-incident.ts';
