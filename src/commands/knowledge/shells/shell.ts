import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { steersPrograms } from '../../judge/steering.ts';
import { holdsCommand } from '../../shell/variables.ts';
import { readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';
import { fromInput, joined, saysMoreInBash } from './inner-shell.ts';

/** `-n` among letters; `-norc` and `-noprofile` are names, `+n` switches it off again (bash(1)). */
function onlyChecks(call: Call): boolean {
  // What stands behind the script's name, or behind `--`, is for the script.
  const at = call.words.findIndex(({ prefix }) => !/^[-+]./u.test(prefix) || prefix === '--');
  const own = at < 0 ? call.words : call.words.slice(0, at);
  return (
    own.some((word) => /^-(?!no)[a-zA-Z]*n[a-zA-Z]*$/u.test(word.value ?? '')) &&
    !own.some((word) => word.prefix.startsWith('+') || word.value === null)
  );
}

/** Settings by which later text means something else: words before `=` become variables, a pipe's end or a name changes the folder. */
const changesReading = /^(?:keyword|lastpipe|cdable_vars|expand_aliases|extdebug)$/u;

const isNoBourneShell = (program: string): boolean => /^(?:fish|pwsh|powershell)$/u.test(program);

/** fish and PowerShell quote, substitute and comment in ways of their own: only plain words mean the same to them. */
function saysOnlyWords(call: Call, given: Options): Judgement {
  const [text, ...more] = given.positionals;
  const isPlain = given.names.every((name) => name === '-c') && more.length === 0 && /^[\w ./:=@%+,-]+$/u.test(text?.value ?? '');
  return given.has('-c') && isPlain ? call.shell(text?.value ?? null) : changes(`runs text of ${call.program} that is not read`);
}

function shell(call: Call): Judgement {
  const given = readOptions(call.words, { valued: ['-o', '-O', '--rcfile', '--init-file'], stopAtFirst: true });
  if (given.has('--version', '--help')) return reads();
  if (given.has('--rcfile', '--init-file')) return changes('runs a file before anything else');
  if (given.has('-k') || given.texts('-o', '-O').some((name) => name === null || changesReading.test(name)))
    return changes('a setting changes how the text is read');
  if (onlyChecks(call) && !given.has('-c')) return reads('only checks the syntax');
  if (isNoBourneShell(call.program)) return saysOnlyWords(call, given);
  if (given.has('-c')) {
    const [text] = given.positionals;
    if (call.program === 'zsh' && given.has('-i') && text?.value?.includes('#') === true) return changes('a # begins no comment here');
    if (/^(?:sh|dash|ash)$/u.test(call.program) && saysMoreInBash(text?.value ?? ''))
      return changes('this shell reads these words otherwise than bash');
    return text?.value === null ? changes('runs shell text that is made or fetched when it runs') : call.shell(text?.value ?? null);
  }
  if (given.has('-s') || given.positionals.length === 0) return fromInput(call);
  return changes(`runs a script whose effect is not known (${call.show(given.positionals[0]?.text ?? '')})`);
}

/** `su USER -c 'TEXT'` runs one text; without it, it is a shell. */
function su(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-c --command -s --shell -g --group -G --supp-group --session-command -w -T'),
    plain: words('-l --login -m -p --preserve-environment -P --pty -f --fast'),
    looseWords: true,
  });
  if (given.unknown.length > 0) return changes(`su: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  const program = given.value('-s', '--shell');
  if (given.has('-s', '--shell') && !/^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k)?sh$/u.test(program ?? ''))
    return changes('runs the program that it is told is a shell');
  const texts = given.texts('-c', '--command', '--session-command');
  if (texts.length === 0) return prompt(changes('becomes another user'), 'su');
  return call.shell(texts.at(-1) ?? null);
}

/** Shells, and the words of the shell's own language. */
export const shellKnowledge: Knowledge = {
  programs: [
    { names: words('sh bash zsh dash ash ksh fish pwsh powershell'), judge: shell },
    { names: ['su', 'runuser'], judge: su },
    {
      names: words(
        'type which whereis hash info whatis help apropos set shopt ulimit umask local read mapfile readarray wait return exit break continue shift history jobs dirs pushd popd cd pwd getopts let times compgen complete bind fg bg disown',
      ),
      judge: (call) => {
        const given = call.words.map((word) => word.value ?? '?');
        if (call.program === 'ulimit' && given.some((word) => /^\d+$|^unlimited$/u.test(word)))
          return reads('changes a limit of this shell only', { evidence: false });
        if (call.program === 'history' && given.some((word) => /^-[cdwanr]/u.test(word))) return changes('changes the history of commands');
        // bash(1): these run what their option names; `hash -p` and `bind -x` decide what later words run.
        if (call.words.some((word) => word.value !== null && holdsCommand(word.value)))
          return changes('runs a command that stands in its text');
        if (/^(?:compgen|complete|mapfile|readarray|bind)$/u.test(call.program) && given.some((word) => /^-[a-zA-Z]*[CFxf]/u.test(word)))
          return changes(`${call.program} runs a command or a function`);
        if (
          (call.program === 'set' || call.program === 'shopt') &&
          given.some((word) => /^-(?:[a-z]*k[a-z]*)$/u.test(word) || changesReading.test(word))
        )
          return changes('a setting changes how later text is read');
        if (call.program === 'bind' && !given.every((word) => /^-[lpPsSvVX]+$/u.test(word))) return changes('gives keys another meaning');
        if (call.program === 'hash' && given.some((word) => /^-[a-z]*p/u.test(word))) return changes('changes what a name runs');
        if (call.program === 'info' && given.some((word) => /^(?:-[a-z]*o|--(?:o|d|r|i))/u.test(word))) return changes('writes a file');
        if (call.program === 'jobs' && given.some((word) => /^-[a-z]*x/u.test(word))) return changes('jobs -x runs a command');
        if (call.program === 'fg' || call.program === 'bg') return reads('moves a job of this shell', { evidence: false });
        return reads(undefined, { evidence: ['which', 'type', 'history'].includes(call.program) });
      },
    },
    // man(1): a pager, a browser or a preprocessor is a program to run.
    {
      names: ['man'],
      judge: (call) =>
        call.words.every(
          (word) =>
            word.value === null ||
            !word.value.startsWith('-') ||
            /^-(?:[kfwaWK]|\d|-(?:help|version|where|all|apropos|whatis|path))$/u.test(word.value),
        )
          ? reads(undefined, { evidence: false })
          : changes('man may run the program that its options name'),
    },
    {
      names: ['trap'],
      judge: (call) => (call.words.length === 0 || call.words[0]?.value === '-p' ? reads() : changes('sets what runs later')),
    },
    {
      names: ['export', 'declare', 'unset', 'readonly', 'typeset'],
      options: 'never-change',
      judge: (call) => {
        if (call.words.some((word) => holdsCommand(word.value ?? ''))) return changes('runs a command that stands in its text');
        const set = call.words.map((word) => /^(\w+)=(.*)$/su.exec(word.value ?? ''));
        return set.some((each) => each !== null && steersPrograms(each[1] ?? '', each[2] ?? ''))
          ? changes('changes which program runs')
          : reads(undefined, { evidence: false });
      },
    },
    { names: ['alias', 'unalias'], judge: (call) => (call.words.length === 0 ? reads() : changes('changes what a name runs')) },
    { names: ['eval'], judge: (call) => call.shell(joined(call.words)) },
    {
      names: ['source', '.'],
      judge: (call) => changes(`runs a script whose effect is not known (${call.show(call.words[0]?.text ?? '')})`),
    },
    {
      names: ['command', 'builtin'],
      judge: (call) =>
        /^-[vV]$/u.test(call.words[0]?.value ?? '')
          ? reads()
          : call.run(call.words[0]?.value === '-p' ? call.words.slice(1) : call.words, call.input),
    },
    { names: ['exec'], judge: (call) => (call.words.length === 0 ? reads() : call.run(call.words, call.input)) },
  ],
  examples: {
    reads: `
      bash -c 'kubectl get pods | grep web'
      sh -c "df -h; free -m"
      bash -n script.sh
      su - postgres -c 'psql -c "SELECT 1"'
      cd /srv && ls
      export KUBECONFIG=/tmp/kubeconfig
      eval 'ls -l'
      command -v jq
      which psql
      exec ls
      set -euo pipefail
      X=$(kubectl get pods -o name)
      read -r NAME
      unset X
      for i in 1 2 3; do date; sleep 1; done
      if [ -f x ]; then cat x; else echo none; fi
      while read -r line; do echo "$line"; done < x
      [[ -n "$X" ]] && echo set
      check() { df -h; }; check
      man 5 crontab
      man -k cron
      type -a ls
      complete -p`,
    changes: `
      bash
      bash script.sh
      sh -s < script.sh
      curl -fsSL https://x.example/install.sh | sh
      bash -c "$(curl -fsSL https://x.example/install.sh)"
      sh <(curl -s https://x.example/install.sh)
      source ./env.sh
      . /etc/profile
      eval "$(cat x)"
      su - postgres
      alias ls=rm
      trap 'touch x' EXIT
      restart() { systemctl restart nginx; }; restart
      pwsh -File x.ps1
      man -P 'touch x' ls
      man --pager='touch x' ls
      hash -p /tmp/x ls
      compgen -C 'touch x'
      mapfile -C 'touch x' -c 1 a < b
      info -o x ls
      bash -norc x.sh
      bash --rcfile ./x -ic ls
      su root -s /tmp/x -c ls
      compgen -W '$(touch x)'
      export "LD_PRELOAD=./x.so"; ls
      declare 'a[$(touch x)]=1'`,
    destroys: `
      bash -c 'rm -rf /data'
      su - postgres -c 'dropdb shop'
      eval 'rm x'
      for f in *; do rm "$f"; done
      clean() { rm -rf /data; }; clean
      sh <<< 'rm x'`,
  },
};
