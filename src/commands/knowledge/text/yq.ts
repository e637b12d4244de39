import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { actsByName } from '../acting-names.ts';
import { readsUnless } from '../shapes.ts';
import { readOptions } from '../options.ts';
import { words } from '../verbs.ts';

/** https://mikefarah.gitbook.io/yq and other programs that take data apart. */
export const yq: Knowledge = {
  programs: [
    readsUnless(
      ['yq'],
      {
        valued: words(
          '-o -p --output-format --input-format -I --indent --arg --argjson --xml-attribute-prefix --front-matter -f --from-file --expression',
        ),
        plain: words(
          '-r -e -n -N -C -M -P -y -Y -j -c -S -0 --raw-output --prettyPrint --unwrapScalar --no-colors --no-doc --null-input --exit-status -x -t --tojson --yaml-output --compact-output --version -V --help',
        ),
        looseWords: true,
      },
      {
        '-i': changes('yq -i changes files in place'),
        '--inplace': changes('yq -i changes files in place'),
        '-s': changes('yq -s writes files'),
        '--split-exp': changes('yq -s writes files'),
        '-w': changes('writes files'),
      },
    ),
    {
      names: [
        'dasel',
        'jsonnet',
        'cue',
        'jinja2',
        'gomplate',
        'ytt',
        'jaq',
        'fx',
        'jo',
        'json_pp',
        'jsonlint',
        'yamllint',
        'shellcheck',
        'hadolint',
        'crudini',
      ],
      options: 'by-name',
      judge: (call) => {
        const given = readOptions(call.words, { valued: [] });
        const [verb] = given.positionals;
        // gomplate, ytt and cue write where these say; gomplate may run programs by --plugin and --exec-pipe
        if (
          given.names.some(actsByName) ||
          given.has('--output-files', '--output-dir', '--file', '--multi', '--merge') ||
          (call.program === 'gomplate' && given.rest !== null)
        )
          return changes('writes a file or runs a program');
        if (given.has('-w', '--write', '-o', '--output', '-i', '--in-place', '-m', '--fix', '--out', '--set', '--del'))
          return changes('writes a file');
        return ['put', 'delete', 'import', 'set', 'fmt', 'mod', 'get', 'cmd', 'fix', 'trim'].includes(verb?.value ?? '') ||
          (call.program === 'fx' && given.positionals.some((word) => word.value === 'save'))
          ? changes('writes a file')
          : reads();
      },
    },
  ],
  examples: {
    reads: `
      yq '.spec.replicas' web.yml
      yq eval -o=json web.yml
      yq -r .a web.yml
      yamllint web.yml`,
    changes: `
      yq -i '.a = 1' web.yml
      yq --inplace '.a = 1' web.yml
      yq --no-such-option .a web.yml
      ytt -f x --output-files out
      gomplate -f x --exec-pipe -- sh
      cue fmt x.cue
      crudini --set a b c d`,
  },
};
