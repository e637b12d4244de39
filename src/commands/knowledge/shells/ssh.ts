import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';
import type { OptionShape } from '../options.ts';
import type { Call, Knowledge, Program } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';
import { joined, saysMoreInBash } from './inner-shell.ts';

const shape: OptionShape = {
  valued: words('-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -P -Q -R -S -W -w -B'),
  plain: words('-4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y'),
  stopAtFirst: true,
};

/** Options of ssh that only set times, keys and checks; others may run a program here. */
const harmlessOption =
  /^(?:ConnectTimeout|ConnectionAttempts|StrictHostKeyChecking|BatchMode|LogLevel|ServerAlive\w+|IdentityFile|IdentitiesOnly|PasswordAuthentication|PreferredAuthentications|PubkeyAuthentication|User|Port|HostName|ProxyJump|Compression|TCPKeepAlive|ForwardAgent|HostKeyAlgorithms|PubkeyAcceptedKeyTypes|PubkeyAcceptedAlgorithms|KexAlgorithms|Ciphers|MACs|GSSAPI\w*|AddressFamily|CheckHostIP|ControlMaster|ControlPath|ControlPersist|ExitOnForwardFailure|RequestTTY|GlobalKnownHostsFile|NumberOfPasswordPrompts|KbdInteractiveAuthentication|ChallengeResponseAuthentication|VisualHostKey|UpdateHostKeys|SendEnv|IPQoS)(?:=|\s)|^SetEnv(?:=|\s+)(?:LANG|LC_\w+|TERM|TZ)=|^UserKnownHostsFile(?:=|\s+)(?:\/dev\/null$|(?:~|\$HOME|\/tmp)\/[\w./-]*$)/iu;

/** `-L 5432:db:5432`, `-D 1080`: only this machine may use the port, unless an address in front says otherwise. */
const isForUsOnly = (place: string): boolean =>
  /^(?:(?:localhost|127\.0\.0\.1|\[::1\]):)?(?:\d+(?::[^:]+:\d+)?|\/[^:]+:[^:]+(?::\d+)?)$/u.test(place);

function ssh(call: Call): Judgement {
  const given = readOptions(call.words, shape);
  if (given.has('-V') || given.has('-Q')) return reads();
  // ssh goes on reading its own options after the host.
  const [, ...after] = given.positionals;
  const later = readOptions(after, shape);
  const inner = later.positionals;
  const settings = [...given.texts('-o'), ...later.texts('-o')];
  if (settings.some((setting) => setting === null || !harmlessOption.test(setting))) return changes('ssh may run a program here');
  if (given.unknown.length + later.unknown.length > 0 && later.positionals.length === 0)
    return changes(`ssh: the effect of ${call.show([...given.unknown, ...later.unknown].join(' '))} is not known`);
  if (given.unknown.length > 0) return changes(`ssh: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  const both = [given, later];
  // A configuration that is not shown may name programs.
  if (
    both.some(
      (each) =>
        each.has('-F') &&
        !/^(?:\/dev\/null|(?:~|\$HOME|\$\{HOME\}|\/home\/[\w.-]+|\/root)\/\.ssh\/config|\/etc\/ssh\/ssh_config)$/u.test(
          each.place('-F') ?? '',
        ),
    )
  )
    return changes('ssh -F: the configuration may name a program to run');
  if (both.some((each) => each.has('-G'))) return reads();
  // ssh(1): -I loads a library, -w makes a network device, -E writes a log, -O steers the connection that is open.
  if (both.some((each) => each.has('-I', '-w'))) return changes('ssh loads a library or makes a network device');
  if (both.some((each) => each.words('-E').some(({ prefix }) => !isSnapshotPlace(prefix)))) return changes('ssh -E writes a file');
  if (both.some((each) => each.has('-O')))
    return both.every((each) => !each.has('-O') || each.value('-O') === 'check')
      ? reads()
      : changes('ssh -O steers a connection that is open');
  // ssh(1): -R listens on the other machine, -g and an address in front of -L or -D let others in.
  if (both.some((each) => each.has('-R', '-g') || [...each.words('-L'), ...each.words('-D')].some(({ prefix }) => !isForUsOnly(prefix))))
    return changes('ssh opens a port to others');
  if (inner.length === 0) {
    if (both.some((each) => each.has('-N', '-L', '-D', '-R')))
      return reads('holds a connection open until it is stopped', { unbounded: true, blocked: 'it never ends by itself' });
    if (call.input.kind === 'text') return call.shell(call.input.text);
    if (call.input.kind === 'unknown') return changes('runs a script on another machine that is not known before it runs');
    return prompt(reads('opens a session on another machine; what follows in the document is meant for that machine'), 'the session');
  }
  const text = joined(inner);
  return text !== null && saysMoreInBash(text)
    ? changes('the shell on the other machine may read this text otherwise than bash')
    : call.shell(text);
}

/** A program that runs one command on many machines. */
const onManyHosts = (names: string, valued: string, plain: string): Program => ({
  names: words(names),
  judge: (call) => {
    const given = readOptions(call.words, { valued: words(valued), plain: words(plain), stopAtFirst: true });
    return given.unknown.length > 0 || given.positionals.length === 0
      ? changes(`${call.program}: what it runs is not known`)
      : call.shell(joined(given.positionals));
  },
});

/** https://man.openbsd.org/ssh.1 , and the programs that call it. */
export const sshKnowledge: Knowledge = {
  programs: [
    { names: ['ssh', 'mosh'], judge: ssh },
    {
      names: ['sshpass'],
      judge: (call) => {
        const given = readOptions(call.words, { valued: ['-f', '-d', '-p', '-P'], plain: ['-e', '-v'], stopAtFirst: true });
        return given.unknown.length > 0
          ? changes('sshpass: the effect of these options is not known')
          : call.run(given.positionals, call.input);
      },
    },
    onManyHosts('pssh parallel-ssh pdsh', '-h -H -l -p -t -w -g -f -u', '-i -v -A -P -S -a -b -q'),
    // clush(1): -c copies files; dsh(1) has letters of its own
    onManyHosts('clush', '-w -x -g -X -l -t -u -f -m', '-a -b -B -L -q -v -S -n -N -G'),
    onManyHosts('dsh', '-m -g -f', '-a -c -w -M -q -v'),
  ],
  examples: {
    reads: `
      ssh web-1 uptime
      ssh -i key.pem -p 2222 eve@web-1 'df -h && free -m'
      ssh -o ConnectTimeout=5 -o StrictHostKeyChecking=no web-1 hostname
      ssh -t web-1 sudo journalctl -u nginx
      ssh -J bastion web-1 ps aux
      ssh -N -L 5432:db:5432 bastion
      ssh -N -L 127.0.0.1:5432:db:5432 -D 1080 bastion
      ssh web-1
      sshpass -p secret ssh web-1 uptime
      pdsh -w web-[1-3] uptime
      ssh -O check web-1`,
    changes: `
      ssh web-1 sudo systemctl restart nginx
      ssh web-1 'touch x'
      ssh -o ProxyCommand='touch x' web-1 ls
      ssh -o LocalCommand=x web-1 ls
      ssh web-1 bash < script.sh
      ssh web-1 "$(cat script)"
      pdsh -w web-1 systemctl restart nginx
      ssh -O exit web-1
      ssh -I ./x.so web-1 ls
      ssh -E /etc/x web-1 ls
      ssh -w 0:0 web-1
      ssh -fNR 8080:localhost:80 web-1
      ssh -gfNL 5432:db:5432 bastion
      ssh -fN -L 0.0.0.0:5432:db:5432 bastion
      ssh -D '*:1080' -N bastion`,
    destroys: `
      ssh web-1 'rm -rf /data'
      ssh web-1 sudo reboot
      pdsh -w web-1 rm x`,
  },
};
