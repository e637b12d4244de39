// Checks the import laws of .dependency-cruiser.mjs. Fails on any violation, and when it read fewer
// modules than expected: a guard that reads nothing finds nothing (dependency-cruiser with TypeScript 7 does).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../.dependency-cruiser.mjs';
import { root } from './bootstrap.mjs';

const { values } = parseArgs({ options: { root: { type: 'string', default: root }, least: { type: 'string', default: '150' } } });
process.chdir(values.root);
const folders = ['src', join('web', 'src')].filter((folder) => existsSync(folder));
const { tsConfig, enhancedResolveOptions, ...options } = config.options;
const { output } = await cruise(
  folders,
  { ...options, baseDir: values.root, validate: true, ruleSet: { forbidden: config.forbidden }, tsConfig, enhancedResolveOptions },
  enhancedResolveOptions,
  { tsConfig: extractTSConfig(tsConfig.fileName) },
);

// Only our own files count: packages are listed, too, but not read.
const read = output.modules.filter((module) => /^(src|web)\//.test(module.source) && /\.tsx?$/.test(module.source)).length;
const broken = output.summary.violations.filter(({ rule }) => rule.severity === 'error');
for (const violation of broken) {
  const comment = config.forbidden.find(({ name }) => name === violation.rule.name)?.comment ?? '';
  process.stdout.write(`${violation.from}: ${violation.rule.name}: imports ${violation.to}. ${comment}\n`);
}
if (read < Number(values.least))
  process.stdout.write(`only ${read} modules were read, at least ${values.least} were expected: the guard does not see the code\n`);
else process.stdout.write(`${read} modules read, ${broken.length} violations\n`);
process.exit(broken.length > 0 || read < Number(values.least) ? 1 : 0);
