import { changes } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, readsUnless } from '../shapes.ts';
import { verbJudge, words } from '../verbs.ts';

/** What every command of knife takes. -c and --config name a file of Ruby, -z one of a local server that reads another: they are not here. */
const common = '-s --server-url -u --user -k --key -E --environment -F --format';
const quiet = '-V --verbose --color --no-color -y --yes';

const knifeVerbs = verbJudge({
  options: `${common} -a --attribute -o --sort -b --start -R --rows -q --query`,
  known: `${quiet} -l --long -m --medium -w --with-uri -I --id-only -h --help -v --version`,
  reads: `node|role|environment|client|cookbook|user list|show, data bag list|show, client key list|show, user key list|show, environment compare, status, search, ssl check`,
  changes: {
    'changes what Chef knows, or machines':
      'bootstrap, upload, edit, winrm, exec, node|role|environment|client|user create|edit, data bag create|edit',
  },
  destroys: { 'removes it': 'delete, node|role|environment|client|cookbook|user delete, data bag delete, node|client|role bulk delete' },
});

/** Words that knife ssh takes for a way to open sessions instead of for a command. */
const sessions = new Set(words('interactive screen tmux macterm cssh'));

/** `knife ssh QUERY 'COMMAND'`: a shell of every machine that is found reads the command. */
function knifeSsh(call: Call): Judgement {
  const given = readOptions(call.words.slice(1), {
    valued: words(`${common} -a --attribute -C --concurrency -x --ssh-user -i --ssh-identity-file -p --ssh-port -t --ssh-timeout`),
    plain: words(`${quiet} -A --forward-agent -m --manual-list`),
  });
  if (given.unknown.length > 0) return changes(`knife ssh: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  // knife joins further words, and reads options among them: only one word stands as it is written.
  const [query, command, ...more] = given.positionals;
  if (query?.splits === true || command === undefined || command.value === null || more.length > 0)
    return changes('knife ssh: what it runs is not known');
  return sessions.has(command.value.trim()) ? changes('opens sessions on machines') : call.shell(command.value);
}

/** https://docs.chef.io/workstation/knife/ , https://docs.chef.io/ohai/ */
export const chef: Knowledge = {
  programs: [
    { names: ['knife'], judge: (call) => (call.words[0]?.value === 'ssh' ? knifeSsh(call) : knifeVerbs(call)), judgesNames: true },
    changing(words('chef-client chef-solo chef-apply chef-run'), changes('brings a machine into the state that Chef says')),
    // -d names a folder of plugins (Ruby), -c settings, -L a log that is written
    readsUnless(['ohai'], { valued: words('-l --log_level'), plain: words('-v --version -h --help') }, {}),
  ],
  examples: {
    reads: `
      knife node list
      knife node show web-1 -a ipaddress
      knife search node 'role:web' -a fqdn
      knife data bag show secrets db
      knife status
      knife ssl check
      knife ssh 'role:web' 'uptime'
      knife ssh 'name:web*' 'df -h | grep data' -x ubuntu -i key.pem -a ipaddress
      ohai
      ohai memory`,
    changes: `
      knife node edit web-1
      knife node run_list add web-1 'role[web]'
      knife exec -E 'nodes.all'
      knife node list -c ./knife.rb
      knife node list --config=./knife.rb
      knife node list -z
      knife -c ./knife.rb node list
      knife cookbook upload web
      knife ssh 'role:web' 'sudo chef-client'
      knife ssh 'role:web' interactive
      knife ssh 'role:web' uptime -c ./knife.rb
      knife ssh 'role:web' "$COMMAND"
      knife ssh 'role:web' 'echo a' '>' /etc/x
      knife bootstrap 10.0.0.1
      chef-client --once
      ohai -d ./plugins
      ohai -L /etc/x`,
    destroys: `
      knife node delete web-1 -y
      knife ssh 'role:web' 'rm -rf /data'`,
  },
};
