/** A word that looks like the name of an alert rule: `QueueStuck`, `API_Down`. */
export const alertName = /^(?=.*(?:[a-z]|_))[A-Z][A-Za-z0-9]*(?:[A-Z_][A-Za-z0-9]*)+$/;
