import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const nodeFilesUnderHost: Rule = {
  id: 'node-files-under-host',
  severity: 'error',
  title: "A path of the node that is the debug pod's own",
  why: 'kubectl debug node/… starts a pod that sees the disk of the node under /host. The path as written is the empty one of the pod itself.',
  advice: 'Put /host before the path, or run the command behind chroot /host.',
  bad: bash('kubectl debug node/node-1 --image=busybox -- du -sh /var/log'),
  good: bash('kubectl debug node/node-1 --image=busybox -- du -sh /host/var/log'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const at = /\bdebug\s+nodes?\//.test(command.text) ? command.text.search(/\s--\s/) : -1;
      const inside = at < 0 ? '' : command.text.slice(at + 3);
      if (/\/host\b|\bchroot\b|\bnsenter\b/.test(inside)) return [];
      const path = /(?<![\w./])\/(?:var|etc|usr|opt|home|root|mnt|run|srv|data|lib)\b[\w./*-]*/.exec(inside)?.[0];
      if (path === undefined) return [];
      return [
        {
          line: command.line,
          message: `${path} is looked for in the debug pod; the disk of the node is under /host there`,
          suggestion: `write /host${path}, or chroot /host before the command`,
        },
      ];
    }),
};
