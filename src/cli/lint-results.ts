import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { LintReport } from '#runbooks/lint';
import type { SourceFile } from './read-sources.ts';

const repository = join(import.meta.dirname, '..', '..');
/** Beside what Node.js keeps of our modules: who may write here may change the program itself. */
export const resultsFolder = join(repository, 'node_modules', '.cache', 'tocsin', 'lint');

/** A few megabytes. Past that all is forgotten, which costs one slow run. */
const mostResults = 10_000;

const reportSchema: z.ZodType<LintReport> = z.object({
  file: z.string(),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      line: z.number(),
      message: z.string(),
      suggestion: z.string().nullable(),
      file: z.string(),
      column: z.number(),
      endColumn: z.number(),
      text: z.string(),
      suppressed: z.object({ reason: z.string(), line: z.number() }).nullable(),
      fingerprint: z.string(),
    }),
  ),
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What lint found earlier in the very same bytes, under the same name, with the very same program. */
export interface LintResults {
  find(source: SourceFile): LintReport | null;
  keep(source: SourceFile, report: LintReport): void;
}

/**
 * Names the program that judges, by every byte of ours that has a say and by the list of libraries: a stale result would call a
 * bad runbook clean. Reading them takes some 20 ms.
 */
export function nameProgram(root = repository): string {
  const hash = createHash('sha256').update(process.version);
  const add = (file: string) => hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  for (const room of ['base', 'commands', 'runbooks', 'cli']) {
    const files = readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' });
    for (const name of files.filter((each) => /(?<!\.test|\.fixture)\.ts$/.test(each)).toSorted()) add(join('src', room, name));
  }
  add('package-lock.json');
  return hash.digest('hex').slice(0, 32);
}

/** A bundle brings its name along (scripts/build-cli.mjs): it is made anew when a source changes. The sources have none beside them. */
function ownName(): string {
  try {
    return readFileSync(join(dirname(import.meta.filename), 'program-name'), 'utf8');
  } catch {
    return nameProgram();
  }
}

/**
 * The results in `folder`: one file each, so that two runs at once are in nobody's way. A result that cannot be read or written
 * is found anew; that costs time and nothing else, so it is no error.
 */
export function openLintResults(folder = resultsFolder, program = ownName()): LintResults {
  const home = join(folder, program);
  const fileOf = ({ file, source, problem }: SourceFile) => join(home, `${sha256(JSON.stringify([file, source, problem]))}.json`);
  const known = prepare(folder, program);
  let isWritable = known !== null;
  return {
    find(source) {
      // Most often in somebody's CI: one question spares a hundred.
      if (!known) return null;
      try {
        return reportSchema.parse(JSON.parse(readFileSync(fileOf(source), 'utf8')));
      } catch {
        return null;
      }
    },
    keep(source, report) {
      if (!isWritable) return;
      try {
        // Findings quote runbooks: for nobody else's eyes. Half a file is no JSON, and found anew.
        writeFileSync(fileOf(source), JSON.stringify(report), { mode: 0o600 });
      } catch {
        isWritable = false;
      }
    },
  };
}

/** Makes the folder, forgets what other programs found, and everything when it is too much. How many are left; null: one cannot write there. */
function prepare(folder: string, program: string): number | null {
  try {
    mkdirSync(join(folder, program), { recursive: true, mode: 0o700 });
    for (const other of readdirSync(folder)) if (other !== program) rmSync(join(folder, other), { recursive: true, force: true });
    const kept = readdirSync(join(folder, program));
    if (kept.length <= mostResults) return kept.length;
    for (const name of kept) rmSync(join(folder, program, name), { force: true });
    return 0;
  } catch {
    return null;
  }
}
