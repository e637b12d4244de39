import { also, changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';
import { plainPerl, plainPython } from './one-liners.ts';

/** Python modules that only turn their input into text. */
const readingModules = new Set(['json.tool', 'platform', 'sysconfig', 'site', 'calendar', 'base64', 'tabnanny']);

/** A language's interpreter: versions read, programs are unknown, and without one it is a prompt. */
const interpreter = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '?');
  const [first, second] = given;
  if (given.length === 1 && /^(?:-v|-V|-VV|--version|-version|version|-h|--help)$/u.test(first ?? '')) return reads();
  if (call.program === 'php' && given.length === 1 && /^-[im]$/u.test(first ?? '')) return reads();
  if (given.length === 0 && call.input.kind === 'nothing') return prompt(changes(`opens ${call.program}`), call.program);
  const isShown = call.words.every((word) => word.value !== null);
  const isPython = call.program.startsWith('python');
  if (isPython && first === '-m' && readingModules.has(second ?? '') && given.length <= 3 && given[2]?.startsWith('--gen') !== true)
    return reads();
  if (
    isPython &&
    first === '-m' &&
    (second === 'pip' || second === 'pip3') &&
    /^(?:list|show|freeze|check)$/u.test(given[2] ?? '') &&
    !given.some((word) => /^--(?:lo|py|rep|key)/u.test(word))
  )
    return reads();
  if (isPython && isShown && first === '-c' && given.length === 2 && plainPython(second ?? ''))
    return reads('this short program only prints');
  // perlfunc, open: `<>` takes a name with `|` or `>` for a program to run or a file to write.
  const isFiles = isShown && given.slice(2).every((word) => /^[\w./~-]+$/u.test(word));
  if (call.program === 'perl' && isFiles && /^-[aln]*[pn]?e$/u.test(first ?? '') && plainPerl(second ?? ''))
    return reads('this short program only prints');
  if (
    call.program === 'node' &&
    (first === '-p' || first === '-e') &&
    given.length === 2 &&
    /^(?:console\.log\()?(?:process\.(?:versions?(?:\.\w+)?|(?:memoryUsage|uptime)\(\))|\d[\d\s+*/().-]*)\)?;?$/u.test(second ?? '')
  )
    return reads();
  const inspects = given.some((word) => word.startsWith('--inspect'));
  const own = changes(
    `runs a program whose effect is not known${inspects ? '; it starts a second instance, it does not look into the running one' : ''}`,
  );
  return inspects ? also(own, { unbounded: true }) : own;
};

/** Interpreters of programming languages. */
export const interpreters: Knowledge = {
  programs: [
    {
      names: words(
        'node nodejs python python3 python2 python3.9 python3.10 python3.11 python3.12 python3.13 pypy3 ruby perl php deno java Rscript lua tsx ts-node irb ipython scala groovy elixir erl iex swift dotnet',
      ),
      judge: interpreter,
    },
  ],
  examples: {
    reads: `
      python3 --version
      java -version
      cat a.json | python3 -m json.tool
      python3 -m pip list
      python3 -c 'import ssl; print(ssl.OPENSSL_VERSION)'
      python -c "print(60 * 24)"
      curl -s http://web/health | python3 -c "import sys, json; print(json.load(sys.stdin)['status'])"
      perl -pe 's/a/b/' a
      node -p process.version
      node -v
      node -p 'process.memoryUsage()'
      php -i`,
    changes: `
      python3 app.py
      python3
      python3 -m http.server
      python3 -c 'import os; os.remove("x")'
      python3 -c 'open("x", "w").write("a")'
      python3 -c 'print(__import__("os").system("id"))'
      python3 -c 'import app; print(app.run())'
      perl -i -pe 's/a/b/' a
      perl -e 'system("id")'
      ruby x.rb
      node -e 'require("fs").rmSync("x")'
      java -jar app.jar`,
  },
};
