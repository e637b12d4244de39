import { resolve } from 'node:path';
import { fail, type LogLevel } from '#base';

/** Everything that a person may set, parsed once, frozen. */
export interface Options {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly workspace: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  readonly adminToken: string | null;
  readonly autoRun: 'read-only' | 'off';
  readonly logLevel: LogLevel;
}

/** The settings, their meaning and their defaults: one table for the environment, the flags and the help. */
export const settings = [
  { name: 'TOCSIN_HOST', flag: 'host', default: '127.0.0.1', help: 'address to listen on' },
  { name: 'TOCSIN_PORT', flag: 'port', default: '7373', help: 'port to listen on (0 takes a free one)' },
  { name: 'TOCSIN_DATA_DIR', flag: 'data-dir', default: '.tocsin', help: 'folder of the embedded database' },
  { name: 'TOCSIN_WORKSPACE', flag: 'workspace', default: 'examples', help: 'folder of runbooks' },
  { name: 'TOCSIN_DATABASE_URL', flag: 'database-url', default: null, help: "one's own PostgreSQL instead of the embedded one" },
  { name: 'TOCSIN_PUBLIC_URL', flag: 'public-url', default: null, help: 'address under which people reach this server' },
  { name: 'TOCSIN_ADMIN_TOKEN', flag: 'admin-token', default: null, help: 'API token with every right, at least 32 characters' },
  { name: 'TOCSIN_AUTO_RUN', flag: 'auto-run', default: 'read-only', help: 'read-only diagnosis runs by itself: read-only or off' },
  { name: 'TOCSIN_LOG_LEVEL', flag: 'log-level', default: 'info', help: 'fatal, error, warn, info, debug, trace or silent' },
] as const;

/** Names that the command line reads beside the settings of the server. */
const clientNames = new Set(['TOCSIN_URL', 'TOCSIN_TOKEN']);
const logLevels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function refuse(name: string, value: string, wanted: string): never {
  return fail('bad-setting', `${name}=${JSON.stringify(value)} is not valid: ${wanted}`);
}

/**
 * Reads the settings from the environment and from flags (a flag wins).
 * Throws `bad-setting` with one line that says which and why; an unknown TOCSIN_* name is refused too,
 * because a mistyped setting that is silently ignored is found at 3 a.m.
 */
export function parseOptions(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>> = {},
): Options {
  const known = new Set<string>(settings.map((setting) => setting.name));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('TOCSIN_') && !known.has(name) && !clientNames.has(name)) {
      fail('bad-setting', `${name} is not a setting of Tocsin; the settings are ${[...known].join(', ')}`);
    }
  }
  const read = (name: (typeof settings)[number]['name']): string | null => {
    const setting = settings.find((entry) => entry.name === name);
    if (!setting) throw new Error(`no setting ${name}`);
    const value = flags[setting.flag] ?? environment[name];
    return value === undefined || value === '' ? setting.default : value;
  };

  const host = read('TOCSIN_HOST') ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) refuse('TOCSIN_HOST', host, 'an address or a host name');
  const portText = read('TOCSIN_PORT') ?? '7373';
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535) refuse('TOCSIN_PORT', portText, 'a number from 0 to 65535');
  const databaseUrl = read('TOCSIN_DATABASE_URL');
  if (databaseUrl !== null && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
    fail('bad-setting', 'TOCSIN_DATABASE_URL is not valid: it must begin with postgres:// or postgresql://');
  }
  const publicUrl = read('TOCSIN_PUBLIC_URL');
  if (publicUrl !== null && !(URL.canParse(publicUrl) && /^https?:$/.test(new URL(publicUrl).protocol)))
    refuse('TOCSIN_PUBLIC_URL', publicUrl, 'an http or https address');
  const adminToken = read('TOCSIN_ADMIN_TOKEN');
  // The token itself never appears in a message.
  if (adminToken !== null && adminToken.length < 32)
    fail('bad-setting', `TOCSIN_ADMIN_TOKEN is not valid: it has ${adminToken.length} characters and needs at least 32`);
  const autoRun = read('TOCSIN_AUTO_RUN') ?? 'read-only';
  if (autoRun !== 'read-only' && autoRun !== 'off') return refuse('TOCSIN_AUTO_RUN', autoRun, 'read-only or off');
  const logLevel = logLevels.find((level) => level === read('TOCSIN_LOG_LEVEL'));
  if (!logLevel) return refuse('TOCSIN_LOG_LEVEL', read('TOCSIN_LOG_LEVEL') ?? '', `one of ${logLevels.join(', ')}`);

  return Object.freeze({
    host,
    port,
    dataDir: resolve(read('TOCSIN_DATA_DIR') ?? '.tocsin'),
    workspace: resolve(read('TOCSIN_WORKSPACE') ?? 'examples'),
    databaseUrl,
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    adminToken,
    autoRun,
    logLevel,
  });
}
