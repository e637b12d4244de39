export { listMessages } from './list-messages.ts';
export { type MessageChannel, type MessageKind, type MessageTarget, type SentMessage, type UpdateInput } from './model/message.ts';
export { readComposer, type MessageDraft } from './read-composer.ts';
export { registerComms } from './register-comms.ts';
export { sendUpdate } from './send-update.ts';
export type { CommsSettings } from './settings.ts';
export { readUpdateClock } from './update-clock.ts';
