import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.ts';

describe('settings', () => {
  test('the defaults of the contract', () => {
    expect(parseOptions({})).toMatchObject({
      host: '127.0.0.1',
      port: 7373,
      databaseUrl: null,
      adminToken: null,
      autoRun: 'read-only',
      logLevel: 'info',
    });
    expect(parseOptions({}).dataDir).toMatch(/\/\.tocsin$/);
    expect(parseOptions({}).workspace).toMatch(/\/examples$/);
  });

  test('a flag wins over the environment', () => {
    expect(parseOptions({ TOCSIN_PORT: '1' }, { port: '2' }).port).toBe(2);
  });

  test.each([
    [{ TOCSIN_PROT: '1' }, /TOCSIN_PROT is not a setting/],
    [{ TOCSIN_PORT: 'http' }, /TOCSIN_PORT="http" is not valid/],
    [{ TOCSIN_PORT: '70000' }, /0 to 65535/],
    [{ TOCSIN_AUTO_RUN: 'yes' }, /read-only or off/],
    [{ TOCSIN_DATABASE_URL: 'mysql://x' }, /must begin with postgres/],
    [{ TOCSIN_PUBLIC_URL: 'tocsin' }, /http or https/],
    [{ TOCSIN_LOG_LEVEL: 'loud' }, /one of fatal/],
    [{ TOCSIN_HOST: 'a b' }, /host name/],
  ])('%j is refused in one line', (environment, expected) => {
    expect(() => parseOptions(environment)).toThrow(expected);
    expect(() => parseOptions(environment)).toThrow(
      expect.objectContaining({ code: 'bad-setting', message: expect.not.stringContaining('\n') }),
    );
  });

  test('a short admin token is refused without being shown', () => {
    expect(() => parseOptions({ TOCSIN_ADMIN_TOKEN: 'hunter2' })).toThrow(/has 7 characters/);
    expect(() => parseOptions({ TOCSIN_ADMIN_TOKEN: 'hunter2' })).not.toThrow(/hunter2/);
  });
});
