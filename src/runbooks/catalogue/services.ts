/** How commands and queries name the workload that they are about; group 1 is its name. */
const namings: readonly RegExp[] = [
  // kubectl … deployment/web, kubectl … deployment web, oc … svc/web
  /\b(?:deployments?|deploy|statefulsets?|sts|daemonsets?|ds|services?|svc|cronjobs?)(?:\.apps)?[/ ]([a-z0-9][a-z0-9.-]{1,62})/g,
  // -l app=web, app.kubernetes.io/name=web
  /\b(?:app|k8s-app|app\.kubernetes\.io\/(?:name|instance|component)|name|component)=["']?([a-z0-9][a-z0-9._-]{1,62})/g,
  // {job="web"}, service=~"web"
  /\b(?:job|service|service_name|app|application|deployment|container|statefulset)\s*=~?\s*["']([A-Za-z0-9][\w.-]{1,62})["']/g,
  // systemctl restart web.service, journalctl -u web
  /\bsystemctl\s+(?:--?[\w=-]+\s+){0,3}(?:status|start|stop|restart|reload|enable|disable|show|is-active)\s+([A-Za-z0-9][\w@.-]{1,62})/g,
  /\bjournalctl\s+(?:--?[\w=-]+\s+){0,3}?(?:-u|--unit)[ =]?([A-Za-z0-9][\w@.-]{1,62})/g,
  // docker restart web, docker logs web, docker compose restart web
  /\bdocker(?:[ -]compose)?\s+(?:restart|stop|start|logs|inspect)\s+(?:--?[\w=-]+\s+(?:\d+\w?\s+)?){0,3}([A-Za-z0-9][\w.-]{1,62})/g,
];

// Verbs, kinds and columns that stand where a name could.
const notNames = new Set('name all get list status restart undo history describe -n -o in is and or to the of for a an'.split(' '));
const maxServices = 30;
const maxCommand = 2_000;

/** The workloads that a runbook's commands name (deployments, units, containers, `app=` labels), the most named first. */
export function servicesOf(commands: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const command of commands) {
    const text = command.slice(0, maxCommand);
    for (const naming of namings) {
      for (const match of text.matchAll(naming)) {
        const name = (match[1] ?? '')
          .replace(/\.service$/, '')
          .replace(/[.-]+$/, '')
          .toLowerCase();
        if (name.length > 1 && !notNames.has(name) && !/^[\d.]+$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, maxServices)
    .map(([name]) => name);
}
