// Checks that what the documents point at exists: relative links, their anchors, and paths in backticks.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './bootstrap.mjs';

const skipped = new Set(['node_modules', '.git', 'dist', '.tocsin', 'examples', 'fixtures']);

function markdownBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : markdownBelow(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });
}

/** The anchors that a Markdown page offers, made the way GitHub makes them. */
function anchorsOf(text) {
  return new Set(
    [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/**
 * What Git ignores is made by a build or a start (web/dist): a fresh clone lacks it, and a document may name it all the
 * same. Without Git (an unpacked archive) such a name is reported.
 */
const isIgnored = (path) =>
  spawnSync('git', ['check-ignore', '--quiet', '--no-index', `${path.replace(/\/$/, '')}/`], { cwd: root }).status === 0 ||
  spawnSync('git', ['check-ignore', '--quiet', '--no-index', path], { cwd: root }).status === 0;

const problems = [];
const files = markdownBelow(root);
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  // What stands inside a fence is an example, not a reference.
  const prose = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, (fence) => fence.replace(/[^\n]/g, ' '));
  const lineOf = (index) => prose.slice(0, index).split('\n').length;
  const report = (index, what) => problems.push(`${relative(root, file)}:${lineOf(index)}: ${what}`);
  for (const match of prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)) {
    const [path, anchor] = match[1].split('#');
    if (/^[a-z][a-z0-9+.-]*:/i.test(match[1]) || match[1].startsWith('/')) continue;
    const target = path === '' ? file : resolve(dirname(file), decodeURIComponent(path));
    if (!existsSync(target)) report(match.index, `links to ${match[1]}, which does not exist`);
    else if (anchor && target.endsWith('.md') && !anchorsOf(readFileSync(target, 'utf8')).has(anchor))
      report(match.index, `links to ${match[1]}, but there is no such heading`);
  }
  // A path in backticks that starts in a folder of ours is a promise; one with a placeholder is a pattern.
  for (const match of prose.matchAll(/`((?:src|web|test|bench|docs|scripts|migrations|examples)\/[\w./-]+)`/g)) {
    // A room's own README may count from its own folder (web/README.md says `src/ui`).
    if (!existsSync(join(root, match[1])) && !existsSync(join(dirname(file), match[1])) && !isIgnored(match[1]))
      report(match.index, `names ${match[1]}, which does not exist`);
  }
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${files.length} documents read, ${problems.length} broken references\n`);
process.exit(problems.length > 0 || files.length === 0 ? 1 : 0);
