import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { readSteps } from './dialects/sorter-stuck.fixture.ts';
import { looksLikeWindows } from './windows-text.ts';

beforeAll(() => initCommands());

describe('commands of Windows', () => {
  it.each<[string, string, readonly string[]]>([
    ['under their label', '```cmd\niisreset /status\ndir\n```', ['2 code iisreset /status\ndir']],
    ['under a label that is less known', '```dos\ncopy belts hall\n```', ['2 code copy belts hall']],
    ['without a label', '```\nrd /s /q D:\\belts\\old\n```', ['2 code rd /s /q D:\\belts\\old']],
    ['of PowerShell, with the prompt', '```\nPS C:\\> Restart-Service Sorter\n```', ['2 code PS C:\\> Restart-Service Sorter']],
    ['shell under their label stays shell', '```cmd\nkubectl get pods -n belts\n```', ['2 command kubectl get pods -n belts']],
    ['output stays output', '```\nThe belt stands since 5/7\nstart: never\n```', []],
  ])('%s', (_, body, expected) => expect(readSteps(body)).toEqual(expected));

  it.each<[string, boolean]>([
    ['taskkill /IM sorter.exe /F', true],
    ['echo %PATH%', true],
    ['type C:\\belts\\log.txt', true],
    ['Get-EventLog -LogName System', true],
    ['del the old entry', false],
    ['copy and paste', false],
    ['Re-Start-Up', false],
    ['start at 100%', false],
  ])('%s', (line, expected) => expect(looksLikeWindows(line)).toBe(expected));
});
