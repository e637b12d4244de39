import type { Redirect, SimpleCommand, Word } from '../shell/ast.ts';

/** To open it starts a timer that resets the machine, or takes from its reader what it waits for: watchdog(8), proc(5). */
export const actsWhenOpened = ({ prefix }: Word): boolean =>
  /^(?:\/dev\/watchdog|\/proc\/kmsg$|\/run\/initctl$|\/dev\/initctl$)/u.test(prefix);

/** `cat < /dev/null > /dev/tcp/HOST/PORT`, `echo > /dev/tcp/HOST/PORT`: only tries whether somebody answers there. */
export const triesPort = ({ words, redirects }: SimpleCommand): boolean =>
  (words.length === 1 &&
    words[0]?.value === 'cat' &&
    redirects.some(({ operator, target }) => operator === '<' && target?.value === '/dev/null')) ||
  (words.length === 1 && /^(?:echo|:)$/u.test(words[0]?.value ?? ''));

export const isConnection = ({ operator, target }: Redirect): boolean =>
  operator === '>' && /^\/dev\/(?:tcp|udp)\//u.test(target?.prefix ?? '');
