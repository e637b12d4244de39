export {
  countFiring,
  countFiringInOrganization,
  countFiringOfGroups,
  selectAlerts as listAlerts,
  selectAlertsOfGroup as listAlertsOfGroup,
  selectFiringGroups as listFiringGroups,
  selectGroup as readGroup,
  type AlertCursor,
  type ListOptions,
} from './alerts-store.ts';
export { createIntegration } from './create-integration.ts';
export { integrationKinds, webhookFormatOf } from './formats/formats.ts';
export type { Accept, AcceptInput } from './intake/accept-request.ts';
export {
  countWaiting,
  selectRequestBody as readRequestBody,
  selectSetAside as listSetAside,
  type SetAsideRequest,
} from './intake/intake-store.ts';
export { selectIntegrations as listIntegrations, type Integration } from './intake/integration-store.ts';
export { selectMatchedRunbooks as listMatchedRunbooks } from './matched-runbooks-store.ts';
export type { Alert, AlertState, TextMap } from './model/alert.ts';
export type { AlertGroup } from './model/alert-group.ts';
export { groupChanged } from './model/entries.ts';
export { registerAlerts, type Alerts } from './register-alerts.ts';
export { revokeIntegration } from './revoke-integration.ts';
