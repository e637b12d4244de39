// The action as a runner executes it: the workflow of docs/linting.md, action.yml, bash, and the variables of a runner.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { strangersEnvironment } from './parts/clone.ts';
import { repository } from './parts/tocsin-process.ts';

const actionShape = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string(), value: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.object({ id: z.string().optional(), shell: z.literal('bash'), env: z.record(z.string(), z.string()).default({}), run: z.string() }),
    ),
  }),
});
const stepShape = z.object({ id: z.string().optional(), uses: z.string(), with: z.record(z.string(), z.string()).default({}) });
const workflowShape = z.object({ jobs: z.object({ lint: z.object({ steps: z.array(stepShape) }) }) });

const action = actionShape.parse(parse(readFileSync(join(repository, 'action.yml'), 'utf8')));
const page = readFileSync(join(repository, 'docs', 'linting.md'), 'utf8');
const workflow = workflowShape.parse(parse(/^```yaml\n(name: runbooks\n[\s\S]*?)^```$/m.exec(page)?.[1] ?? ''));
const step = workflow.jobs.lint.steps.find(({ uses }) => uses.startsWith('OWNER/tocsin@'));
const upload = workflow.jobs.lint.steps.find(({ uses }) => uses.startsWith('github/codeql-action/upload-sarif@'));

/** Replaces `${{ … }}` from what is known; what is not known fails the test. */
function expand(text: string, known: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`nothing gives ${whole}`);
    return value;
  });
}

let folder: string;
let checkout: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-action-'));
  checkout = join(folder, 'work');
  await mkdir(join(checkout, 'docs', 'runbooks'), { recursive: true });
  await mkdir(join(folder, 'temp'));
  await writeFile(join(checkout, 'README.md'), '# Belts\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the action's steps in the checkout the way a runner does; `given` are the inputs of the workflow. */
async function runAction(
  given: Readonly<Record<string, string>>,
): Promise<{ status: number; stdout: string; stderr: string; outputs: Record<string, string> }> {
  for (const name of Object.keys(given)) expect(Object.keys(action.inputs)).toContain(name);
  const known: Record<string, string> = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, given[name] ?? input.default]),
  );
  let stdout = '';
  let stderr = '';
  let status = 0;
  for (const [index, { id, env, run }] of action.runs.steps.entries()) {
    const script = join(folder, 'temp', `step-${index}.sh`);
    const output = join(folder, 'temp', `output-${index}`);
    await writeFile(script, expand(run, known));
    await writeFile(output, '');
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: checkout,
      encoding: 'utf8',
      env: strangersEnvironment({
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, expand(value, known)])),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: checkout,
        GITHUB_ACTION_PATH: repository,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: join(folder, 'temp'),
      }),
    });
    stdout += result.stdout;
    stderr += result.stderr;
    for (const line of readFileSync(output, 'utf8').split('\n')) {
      const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (id !== undefined && name !== undefined) known[`steps.${id}.outputs.${name}`] = value ?? '';
    }
    if (result.status !== 0) {
      status = result.status ?? 1;
      break;
    }
  }
  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, expand(value, known)]));
  return { status, stdout, stderr, outputs };
}

// As in the test of the formats: written for draft 4, which differs from what ajv reads in these two words only.
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const { $schema: _, id: __, ...schema } = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(schemaFile, 'utf8')));
const runbook = (command: string): string =>
  `# Belts\n\n## Runbook: Belt Stuck\n\n**Alert:** \`BeltStuck\`\n\n### Mitigation\n\n!!! note\n    \`\`\`bash\n    ${command}\n    \`\`\`\n\n### Verification\n\n1. Look at the belt\n`;

test('the workflow of the page fails on a bad runbook: annotations on standard output, SARIF for code scanning', async () => {
  await writeFile(join(checkout, 'docs', 'runbooks', 'belt, one.md'), runbook('redis-cli -e FLUSHALL'));
  const { status, stdout, stderr, outputs } = await runAction(step?.with ?? {});
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.not.stringContaining('rror') });
  expect(stdout).toMatch(
    /^::error file=docs\/runbooks\/belt%2C one\.md,line=11,col=\d+,endColumn=\d+,title=flush-empties-redis::redis-cli /m,
  );

  const given = upload ? expand(upload.with['sarif_file'] ?? '', { 'steps.tocsin.outputs.sarif': outputs['sarif'] ?? '' }) : '';
  const sarif: unknown = JSON.parse(readFileSync(given, 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  expect(ajv.validate(schema, sarif), ajv.errorsText()).toBe(true);
  expect(sarif).toMatchObject({
    runs: [{ results: expect.arrayContaining([expect.objectContaining({ ruleId: 'flush-empties-redis' })]) }],
  });
  expect(JSON.stringify(sarif)).toContain('"startLine":11');
});

test('a good runbook passes, and the defaults of the inputs are those of the page', async () => {
  await rm(join(checkout, 'docs', 'runbooks', 'belt, one.md'), { force: true });
  await writeFile(join(checkout, 'docs', 'runbooks', 'belt.md'), runbook('kubectl rollout restart deployment/belt -n belts'));
  const { status, stdout } = await runAction({});
  expect(status).toBe(0);
  expect(stdout).not.toContain('::error');
  const { paths, 'fail-on': failOn } = action.inputs;
  expect(page).toContain(`Without inputs the action lints ${paths?.default} and fails on ${failOn?.default} findings`);
});

test('inputs are values: never a command, an option or a second path', async () => {
  const { status, stdout, stderr } = await runAction({
    paths: '$(touch hacked); docs\n--help\n',
    'fail-on': 'never',
    'docs-url': 'https://x.example/$(id) y',
  });
  expect({ status, out: `${stdout}${stderr}` }).toEqual({ status: 1, out: expect.stringContaining('$(touch hacked); docs') });
  expect(`${stdout}${stderr}`).not.toMatch(/usage|uid=/i);
});
