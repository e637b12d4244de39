import { changes, reads } from '../../judge/judgement.ts';
import type { Word } from '../../shell/ast.ts';
import { isMadeWhenRun } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** Commands that only show, and what may stand beside them; whatever else is an option may be another command. */
const shows = new Set(
  words('--list-keys -k --list-secret-keys -K --verify --fingerprint --version --list-packets --show-keys --list-sigs --list-public-keys'),
);
const beside = /^(?:-a|-[qv]+|--(?:armor|batch|quiet|verbose|no-tty|yes|keyid-format(?:=.*)?|with-[\w-]+|fixed-list-mode))$/u;
const valued = new Set(words('-r --recipient --trust-model --pinentry-mode --keyid-format'));
/** Other models of trust write what they learn. */
const plainTrust = /^(?:always|classic|direct|pgp)$/u;

/** Whether gpg prints what it decrypts, encrypts what comes in, or shows keys, and nothing besides. */
function onlyPrints(given: readonly Word[]): boolean {
  if (given.some(isMadeWhenRun)) return false;
  const values = given.map((word) => word.value ?? '');
  const commands = new Set<string>();
  let files = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? '';
    if (value === '-e' || value === '--encrypt') commands.add('encrypt');
    else if (value === '-d' || value === '--decrypt') commands.add('decrypt');
    else if (shows.has(value)) commands.add('show');
    else if (valued.has(value)) {
      index++;
      if (value === '--trust-model' && !plainTrust.test(values[index] ?? '')) return false;
    } else if (!value.startsWith('-')) files++;
    else if (!beside.test(value)) return false;
  }
  // A file that is encrypted gets another one beside it; one that is decrypted is printed.
  return commands.size === 1 && !(commands.has('encrypt') && files > 0);
}

/** https://www.gnupg.org/documentation/manuals/gnupg/Invoking-GPG.html */
export const gpg: Knowledge = {
  programs: [
    {
      names: ['gpg', 'gpg2'],
      judge: (call: Call) =>
        onlyPrints(call.words) ? reads() : changes(`${call.program}: changes keys or files, or its effect is not known`),
    },
  ],
  examples: {
    reads: `
      gpg --list-keys
      gpg --keyid-format LONG --list-secret-keys eve@x.example
      gpg --verify a.sig a
      cat a | gpg --encrypt --armor --trust-model always -r eve
      gpg --batch -d secrets.gpg`,
    changes: `
      gpg --encrypt -r eve x
      gpg -d -o x secrets.gpg
      gpg --decrypt --outp x secrets.gpg
      gpg --decrypt-files secrets.gpg
      gpg -d {-o,x} secrets.gpg
      gpg -d $(echo -o x) secrets.gpg
      gpg -d *
      echo x | xargs gpg -d
      gpg --fingerprint --symmetric x
      gpg -d --trust-model tofu a
      gpg`,
  },
};
