/** What to paste into `alertmanager.yml`. The address carries the key, so it is given only while the key is shown. */
export function alertmanagerSnippet(name: string, url: string): string {
  const receiver = `tocsin-${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'alerts'
  }`;
  return [
    'route:',
    '  routes:',
    `    - receiver: ${receiver}`,
    '      continue: true',
    'receivers:',
    `  - name: ${receiver}`,
    '    webhook_configs:',
    `      - url: ${JSON.stringify(url)}`,
    '        send_resolved: true',
    '        max_alerts: 0',
  ].join('\n');
}
