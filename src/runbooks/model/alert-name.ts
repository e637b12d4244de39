/** A word that looks like the name of an alert rule: `QueueStuck`, `API_Down`. */
export const alertName = /^(?:(?=.*[a-z_])(?=.[A-Za-z0-9]*[A-Z_])[A-Z]\w*|[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+){2,})$/;
