// npm run screenshots: takes the pictures of the README again, from the running product. Needs Chromium.
import { join } from 'node:path';
import { bootstrap, root, runInForeground } from './bootstrap.mjs';
import { buildWeb } from './build-web.mjs';

const node = bootstrap();
buildWeb(node);
runInForeground(node, [join(root, 'scripts', 'take-screenshots.ts')]);
