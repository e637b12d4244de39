export { createActionItem, patchActionItem } from './action-items.ts';
export { draftPostmortem } from './draft-postmortem.ts';
export { exportPostmortemMarkdown, listActionItems, readPostmortem, type ActionItem, type Postmortem } from './read-postmortem.ts';
export { registerPostmortems } from './register-postmortems.ts';
export { publishPostmortem, savePostmortem } from './save-postmortem.ts';
