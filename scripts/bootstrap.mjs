// Shared by every command: installs what is missing and picks the Node.js that runs Tocsin.
// Plain JavaScript without packages: it runs on Node.js 20, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Programs in WebAssembly, which npm takes for another machine's: their own folder tells it that it is mistaken (ADR 21). */
const wasm = join(root, 'wasm');

/** The newest floor that runs TypeScript directly (type stripping without a flag). */
const floor = [22, 18];

/** Ends the command with one line that says what is wrong and what to do. */
export function stop(message) {
  process.stderr.write(`tocsin: ${message}\n`);
  process.exit(1);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Whether an optional package is made for this machine. Those without a machine only accompany others of that kind. */
function isForThisMachine(entry) {
  if (!entry.os && !entry.cpu) return false;
  const allows = (names, value) => {
    const list = [names ?? []].flat();
    if (list.length === 0) return true;
    return !list.includes(`!${value}`) && (list.includes(value) || list.some((name) => name.startsWith('!')));
  };
  return allows(entry.os, process.platform) && allows(entry.cpu, process.arch);
}

/**
 * Compares the lock file with the one that npm writes into node_modules when an install is complete;
 * so a cut-off install, a pulled change and a fresh clone are all seen, without a stamp of our own.
 * Returns the reason to install, or null.
 */
export function reasonToInstall(folder = root) {
  const wanted = readJson(join(folder, 'package-lock.json'));
  if (!wanted) return stop(`package-lock.json is missing in ${folder}; get a complete copy of the repository`);
  const installed = readJson(join(folder, 'node_modules', '.package-lock.json'));
  if (!installed) return 'no packages are installed yet';
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const present = installed.packages[path];
    if (!present) {
      if (entry.optional && (!isForThisMachine(entry) || entry.libc)) continue;
      return `${path.replace(/^.*node_modules\//, '')} is not installed`;
    }
    if (present.version !== entry.version) return `${path.replace(/^.*node_modules\//, '')} has changed`;
  }
  return null;
}

/** npm needs a cache folder; a user without a writable home gets one in the temporary folder. */
function npmEnvironment() {
  const env = { ...process.env };
  try {
    accessSync(homedir(), constants.W_OK);
  } catch {
    const cache = join(tmpdir(), `tocsin-npm-${process.getuid?.() ?? 'user'}`);
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    env.npm_config_cache = cache;
  }
  return env;
}

/** Returns what npm said when it could not install, else null. */
function runNpm(folder, options = []) {
  // The locked versions, and the lock file stays untouched (--no-save). Not "npm ci": it refuses a lock file that
  // lacks another machine's optional package, which happens whenever a registry does not carry that package.
  // Development packages too: the page is built here. No install scripts: nothing of ours needs one.
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...options,
  ];
  // The npm that started us, if one did; else the one on the path.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const result = spawnSync(npm[0], [...npm.slice(1), ...args], {
    cwd: folder,
    env: npmEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error) stop(`npm could not be started (${result.error.message}); install Node.js with npm`);
  return result.status === 0 ? null : `${result.stdout}${result.stderr}`.trim().split('\n').slice(-15).join('\n');
}

function installPackages(reason, say) {
  const started = Date.now();
  say(`Installing packages (${reason}); this takes about a minute …`);
  const problem = runNpm(root);
  if (problem !== null) stop(`packages could not be installed; npm said:\n${problem}`);
  say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Without them the server reads Markdown more slowly, and that is all: so nobody is kept from starting. */
function installWasm(say) {
  const problem = runNpm(wasm, ['--fetch-retries=0', '--fetch-timeout=20000']);
  if (problem !== null) say(`The fast Markdown parser could not be installed, so the slower one reads; npm said:\n${problem}`);
}

function versionOf(program) {
  const result = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().replace(/^v/, '') : null;
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > floor[0] || (major === floor[0] && minor >= floor[1]);
}

/** The Node.js that runs Tocsin: the one from the packages, else the present one if it is new enough. */
export function pickNode() {
  const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled) && versionOf(bundled)) return bundled;
  if (isNewEnough(process.versions.node)) return process.execPath;
  return stop(
    `this machine (${process.platform} ${process.arch}) needs Node.js 24, or at least ${floor.join('.')}; the present one is ${process.versions.node}. Install Node.js 24 LTS and start again`,
  );
}

/**
 * Installs what is missing and returns the path of the Node.js to use. `say` prints a line of progress. What only a server loads
 * is left out for a command line: many may start at once on a fresh clone, and npm does not install twice into one folder.
 */
export function bootstrap(say = (line) => process.stderr.write(`${line}\n`), { isServer = true } = {}) {
  const reason = reasonToInstall();
  if (reason) installPackages(reason, say);
  if (isServer && reasonToInstall(wasm)) installWasm(say);
  return pickNode();
}

/**
 * Runs a program in the foreground and ends with its exit code. The terminal's Ctrl-C reaches the child
 * itself (same process group), so it is forwarded only when there is no terminal; SIGTERM always is.
 */
export function runInForeground(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  const sent = new Set();
  const forward = (signal) => {
    const fromTerminal = signal !== 'SIGTERM' && process.stdin.isTTY;
    if (fromTerminal || sent.has(signal)) return;
    sent.add(signal);
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => forward(signal));
  child.on('error', (error) => stop(`${program} could not be started (${error.message})`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
}
