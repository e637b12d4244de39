export { addOverride, removeOverride } from './add-override.ts';
export { applyPeople, type PeopleInput } from './apply-people.ts';
export { applyPolicies, type PolicyInput } from './apply-policies.ts';
export { applySchedules, type ScheduleInput } from './apply-schedules.ts';
export { resolveTargets, type Directory, type Found, type Resolution } from './model/directory.ts';
export { assumedWaitMs, type DocumentContact, type LadderDocument, type Policy, type PolicyLevel } from './model/policy.ts';
export type { Schedule } from './model/schedule.ts';
export type { Shift, Slot } from './model/shifts.ts';
export type { ContactMethod } from './oncall-store.ts';
export {
  readDirectory,
  readOnCall,
  readOnCallView,
  readPolicyFor,
  type OnCallDirectory,
  type OnCallOverview,
  type PolicyQuestion,
} from './read-on-call.ts';
