import { pino, type Logger } from 'pino';
import { createRedactor, isSecretName, mask } from './redaction.ts';

export type Log = Logger;
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

// JSON leaves these as they are; a terminal or a viewer would obey them (C1 escapes, bidirectional overrides, line separators).
// eslint-disable-next-line no-control-regex
const obeyed = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The program's log: one JSON object a line on standard error (standard output belongs to commands).
 * ERROR means that somebody must act; what heals itself is WARN or lower.
 * Every string passes the redactor, and JSON encoding keeps hostile text inside its field, in characters that no terminal obeys.
 */
export function createLog(level: LogLevel, destination?: { write(line: string): void }): Log {
  const redact = createRedactor();
  // Value by value, never across the line: a mask that ran over a quote would join fields or end one early.
  const redacted = (key: string, value: unknown) => (typeof value !== 'string' ? value : isSecretName(key) ? mask : redact(value));
  const target = destination ?? { write: (line: string) => void process.stderr.write(line) };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    { write: (line: string) => target.write(`${JSON.stringify(JSON.parse(line), redacted).replace(obeyed, escaped)}\n`) },
  );
}

/** A log that says nothing, for pure tests. */
export const silentLog: Log = pino({ level: 'silent' });
