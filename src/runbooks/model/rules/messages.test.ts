import { beforeAll, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';

beforeAll(() => initCommands());

const found = (command: string) =>
  compileDocument({
    file: 'x.md',
    source: `# Belt Down\n\n## Mitigation\n\n\`\`\`bash\n${command}\n\`\`\`\n\n\`\`\`bash\nkubectl get pods -n hall\n\`\`\`\n`,
  })
    .findings.filter(({ line }) => line === 6)
    .map(({ rule, message, suggestion }) => `${rule}: ${message}; ${suggestion}`)
    .join('\n');

it.each<[string, RegExp, RegExp]>([
  ['redis-cli -h belt MONITOR', /never-ending-command: .+; give it an end/, /Tocsin runs it/],
  ['kubectl exec -it belt-0 -n hall -- bash', /interactive-command/, /never-ending-command/],
  ['kubectl logs -f deploy/belt -n hall', /never-ending-command: .+Tocsin runs it as/, /interactive-command/],
  ['kubectl exec belt-0 -n hall -- psql -c "SELECT 1"', /runs psql in belt-0:/, /in hall/],
  ['kubectl exec -it belt-0 -c web -n hall -- psql -c "SELECT 1"', /runs psql in belt-0:/, /in (?:hall|web)/],
  [
    'curl http://prom/q?query=rate(x[5m])',
    /shell-cannot-read: the shell stops at the bracket .+; put the address in quotes/,
    /never-ending/,
  ],
  ['kubectl cp ./dump belt-0:/tmp/dump', /missing-namespace/, /never/],
  ['kubectl cp hall/belt-0:/tmp/dump ./dump', /^/, /missing-namespace/],
])('%s', (command, says, not) => {
  expect(found(command)).toMatch(says);
  expect(found(command)).not.toMatch(not);
});
