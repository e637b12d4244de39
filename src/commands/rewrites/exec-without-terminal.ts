import { ownWords, removeWord, wordOf } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** `kubectl exec -it` asks for a terminal; a runner has none, and a terminal spoils dumps with `\r`. */
export const execWithoutTerminal: Rewrite = {
  reason: 'runs without -it: there is no terminal, and one would change the output',
  edits(frame) {
    if (!['kubectl', 'oc', 'docker', 'podman', 'nerdctl', 'docker-compose'].includes(frame.program)) return [];
    const verb = wordOf(frame, 'exec', 'debug', 'run');
    if (verb === undefined) return [];
    const readsInput = frame.command.redirects.some((redirect) => redirect.operator.startsWith('<'));
    // debug and run show their output only while attached, which -i asks for.
    const keeps = readsInput || verb.value !== 'exec' ? '-i' : null;
    const own = ownWords(frame);
    // `docker exec` has no `--`: after the container, options belong to the program inside.
    const isDocker = frame.program !== 'kubectl' && frame.program !== 'oc';
    const last = isDocker ? own.findIndex((word, index) => index > own.indexOf(verb) && !word.prefix.startsWith('-')) : own.length;
    return own.slice(0, last < 0 ? own.length : last).flatMap((word) => {
      if (word.value === null || !/^(?:-(?:it|ti|t|i)|--tty|--stdin|--tty=true|--stdin=true|--interactive)$/u.test(word.value)) return [];
      const isInput = /i/u.test(word.value.replace(/^--tty.*/u, ''));
      if (keeps !== null && isInput) return word.value === keeps ? [] : [{ start: word.start, end: word.end, text: keeps }];
      return [removeWord(frame, word)];
    });
  },
};
