// npm run tocsin -- …: the command line from a clone. Says nothing of its own unless it must install.
import { join } from 'node:path';
import { bootstrap, root, runInForeground } from './bootstrap.mjs';

const node = bootstrap();
// npm changes into the repository; paths that a person typed are relative to where they stood.
const cwd = process.env.INIT_CWD ?? process.cwd();
// The shell and SQL parsers are large WebAssembly modules: V8's quick compiler alone spares 80 MB. A flag is safe only on the command line.
runInForeground(node, ['--liftoff-only', join(root, 'src', 'app', 'main.ts'), ...process.argv.slice(2)], { cwd });
