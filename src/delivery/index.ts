export { selectDelivery as readDelivery } from './delivery-store.ts';
export { closeGuardedConnections, createGuardedFetch, type GuardedAnswer, type GuardedFetch } from './guarded-fetch.ts';
export { deliveryFailed, deliverySent, deliveryStream } from './model/entries.ts';
export type { Deliverer, Delivery, DeliveryChannel, DeliveryState, Message, Outcome } from './model/message.ts';
export { queueDelivery, withdrawDeliveries } from './queue-delivery.ts';
export { registerDelivery, type DeliveryRoom } from './register-delivery.ts';
export type { DeliverySettings, MailSettings, SlackSettings } from './settings.ts';
export { wakeOverdueDeliveries } from './wake-overdue-deliveries.ts';
