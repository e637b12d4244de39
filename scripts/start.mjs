// npm start: installs what is missing, builds the page if needed, runs the server in the foreground.
import { join } from 'node:path';
import { bootstrap, root, runInForeground } from './bootstrap.mjs';
import { buildWeb } from './build-web.mjs';

const node = bootstrap();
buildWeb(node);
// The shell and SQL parsers are large WebAssembly modules: V8's quick compiler alone spares 80 MB. The surest place for a flag is the command line.
runInForeground(node, ['--liftoff-only', join(root, 'src', 'app', 'main.ts'), 'start', ...process.argv.slice(2)]);
