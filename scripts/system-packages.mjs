// The system packages that tests use: installed on Debian as root, named otherwise.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const wanted = [
  { program: 'chromium', name: 'chromium' },
  { program: 'redis-server', name: 'redis-server' },
  { program: 'prometheus', name: 'prometheus' },
  { program: 'prometheus-alertmanager', name: 'prometheus-alertmanager' },
  { program: 'psql', name: 'postgresql-client' },
  { program: 'pdftotext', name: 'poppler-utils' },
  // 3 MB with what it needs where Python and Git are.
  { program: 'pre-commit', name: 'pre-commit' },
];

function isPresent(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`)) || existsSync(`/usr/bin/${program}`);
}

function missing() {
  return wanted.filter(({ program }) => !isPresent(program)).map(({ name }) => name);
}

const policyFile = '/usr/sbin/policy-rc.d';

/** Debian starts a service when its package is installed; the tests start their own, so this forbids it meanwhile. */
function withoutServices(work) {
  const isOurs = !existsSync(policyFile);
  if (isOurs) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    if (isOurs) rmSync(policyFile, { force: true });
  }
}

function apt(...args) {
  return spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Installs what is missing where it may. Returns the names that are still absent and why. */
export function provideSystemPackages(say) {
  const names = missing();
  if (names.length === 0) return { absent: [], reason: '' };
  if (!existsSync('/etc/debian_version')) return { absent: names, reason: 'not installed, and this is not Debian' };
  if (process.getuid?.() !== 0) return { absent: names, reason: 'not installed, and only root may install them' };
  say(`Installing system packages for the tests: ${names.join(' ')} …`);
  return withoutServices(() => {
    const update = apt('update');
    const install = apt('install', '-y', '--no-install-recommends', ...names);
    const absent = missing();
    const said = `${update.stderr}\n${install.stderr}`.trim().split('\n').at(-1);
    return { absent, reason: absent.length > 0 ? `apt-get could not install them (${said})` : '' };
  });
}
