/** A document with one runbook, for the examples of rules; `fields` stand under its heading, `body` under "Mitigation". */
export const runbook = (body: string, fields = '', title = 'Queue Stuck'): string =>
  `# Runbooks\n\n## Runbook: ${title}\n\n${fields === '' ? '' : `${fields}\n`}### Mitigation\n\n${body}\n`;

/** A runbook whose mitigation is one fence of shell lines. */
export const bash = (...lines: readonly string[]): string => fence('bash', lines);

/** The same with SQL. */
export const sql = (...lines: readonly string[]): string => fence('sql', lines);

const fence = (language: string, lines: readonly string[]): string => runbook(`\`\`\`${language}\n${lines.join('\n')}\n\`\`\``);
