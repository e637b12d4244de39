import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { actsByName } from '../acting-names.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt, readsUnless } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';
import { onlyAsks } from './spoken-words.ts';

const nc = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: words('-w -p -s -q -i -X -x -G -I -O -T -V -P') });
  if (given.has('-l', '-e', '-c', '--exec', '--sh-exec', '--lua-exec', '--listen')) return changes('nc listens or runs a program');
  // ncat(1): these write what goes over the connection into a file
  if (given.has('-o', '--output', '--hex-dump', '--append-output') || (call.program === 'ncat' && given.has('-x')))
    return changes('nc writes a file');
  if (given.has('-z')) return reads();
  if (call.input.kind === 'nothing') return prompt(reads(), 'nc');
  return onlyAsks(call.input) ? reads('asks a server in its own words') : changes('sends text to a server');
};

/** socat(1): between the standard input and one socket it is a connection; otherwise it connects what it is told. */
const socat = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-t', '-T'], plain: ['-V', '-h'] });
  if (given.has('-V', '-h')) return reads();
  const addresses = given.positionals.map(({ value }) => value ?? '');
  // Which of the two stands first does not matter.
  const [here, there] = /^(?:-|stdio)$/iu.test(addresses[1] ?? '') ? addresses.toReversed() : addresses;
  const isConnection =
    given.unknown.length === 0 &&
    given.positionals.length === 2 &&
    /^(?:-|stdio)$/iu.test(here ?? '') &&
    /^(?:(?:unix|unix-connect|tcp|tcp4|tcp6|openssl):[^,!]+|\/[^,!]+\.sock)$/iu.test(there ?? '');
  if (isConnection && onlyAsks(call.input)) return reads('asks a server in its own words');
  return changes('socat connects what it is told to connect');
};

const capture = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: words(
      '-i -c -w -r -s -W -G -C -f -Y -T -e -a -b -B -j -M -Z -y -E -m -F -V -z -O -K -X -d -o --export-objects --export-tls-session-keys',
    ),
  });
  if (given.has('-z') && call.program === 'tcpdump') return changes('runs a program after each file');
  // tshark(1): --export-objects and -H write or read files, -X runs Lua. ngrep(8): -K ends connections, -O writes packets.
  if (
    call.program === 'tshark' &&
    (given.texts('-o').some((each) => each === null || /file|dir|path|log/iu.test(each)) ||
      given.has('--export-objects', '--export-tls-session-keys', '-X', '--compress') ||
      given.names.some((name) => name.startsWith('--export')))
  )
    return changes('tshark writes files or runs a script');
  if (call.program === 'ngrep' && given.has('-K', '-O')) return changes('ngrep ends connections or writes a file');
  if (call.program === 'dumpcap' && !given.has('-w', '-D', '-L', '-S', '-v', '-h')) return changes('dumpcap writes packets into a file');
  const target = given.place('-w');
  if (given.has('-w') && target !== '-' && (target === null || !isSnapshotPlace(target))) return changes('writes packets over a file');
  return given.has('-c', '-r', '-G', '-a', '-D', '--version', '--list-interfaces')
    ? reads('copies packets', { preserves: target !== null && target !== '-' })
    : reads('never ends by itself', { unbounded: true, preserves: target !== null && target !== '-' });
};

/** Looking at connections: packets, ports, TLS by hand. */
export const connections: Knowledge = {
  programs: [
    { names: ['nc', 'ncat', 'netcat'], judge: nc },
    {
      names: ['telnet'],
      judge: (call) =>
        call.input.kind === 'nothing' || onlyAsks(call.input) ? prompt(reads(), call.program) : changes('sends text to a server'),
    },
    { names: ['ftp', 'lftp', 'tftp'], judge: (call) => prompt(changes('opens a session that can move files'), call.program) },
    { names: ['socat'], judge: socat },
    {
      names: ['websocat', 'stunnel', 'autossh', 'sshuttle', 'ngrok', 'cloudflared', 'wg-quick', 'openvpn', 'tailscaled'],
      judge: (call) =>
        call.words[0]?.value === 'version' || call.words[0]?.value === '--version'
          ? reads()
          : changes(`${call.program} connects what it is told to connect`),
    },
    {
      names: ['tailscale', 'zerotier-cli'],
      judge: (call) =>
        ['status', 'ping', 'netcheck', 'ip', 'version', 'whois', 'info', 'listpeers', 'listnetworks', 'peers'].includes(
          call.words[0]?.value ?? '',
        )
          ? reads()
          : changes('changes the network'),
    },
    {
      // nmap(1), by a closed list: long options may be abbreviated and written with one dash
      names: ['nmap'],
      judgesNames: true,
      judge: (call) =>
        call.words.every((word) => word.value !== null || !mayBeOption(word)) &&
        call.words.every(
          (word) =>
            !word.prefix.startsWith('-') ||
            word.value === '--script' ||
            /^(?:-p\S*|-s[STAUVnPLY]+|-P[nESAUMP]\S*|-[46nRFvdOrA]+|-T[0-5]|-e|-oG|-oN|-|-d\d?|-v\d?|--(?:open|reason|top-ports|max-retries|host-timeout|min-rate|max-rate|scan-delay|traceroute|version-light|version-all|version-intensity|osscan-guess|exclude|packet-trace|unprivileged|privileged|system-dns|dns-servers|version|help|iflist|script-timeout|stats-every|port-ratio|noninteractive|max-rtt-timeout|initial-rtt-timeout)(?:=\S*)?)$/u.test(
              word.prefix,
            ) ||
            /^--script=(?:(?:ssl-(?:cert|enum-ciphers|date|dh-params)|tls-\w+|http-(?:title|headers|server-header)|banner|dns-(?:nsid|recursion)|ssh2-enum-algos|ssh-hostkey)(?:,(?=\w)|$))+$/u.test(
              word.value ?? '',
            ),
        ) &&
        call.words.every((word, index) => !/^-o[NG]$/u.test(word.value ?? '') || call.words[index + 1]?.value === '-') &&
        call.words.every(
          (word, index) =>
            word.value !== '--script' ||
            /^(?:ssl-cert|ssl-enum-ciphers|http-title|banner|default|safe)$/u.test(call.words[index + 1]?.value ?? ''),
        )
          ? reads('looks at the ports of a machine')
          : changes('nmap runs scripts or writes files'),
    },
    { names: ['masscan', 'zmap'], judge: () => changes('floods a network with packets') },
    { names: ['tcpdump', 'tshark', 'ngrep', 'dumpcap', 'termshark'], judge: capture, options: 'by-name' },
    // it copies tcpdump into the pod: https://github.com/eldadru/ksniff
    { names: ['ksniff', 'kubectl-sniff'], judge: () => changes('puts a program into the pod') },
    // https://github.com/ipinfo/cli
    withVerbData('ipinfo', {
      changes: { 'changes its settings': 'init, logout, login, config, cache, completion, download, upload' },
      bare: reads(),
      reads: 'myip, asn, summarize, version',
    }),
    readsUnless(['capinfos'], { valued: [] }, {}),
    {
      names: ['testssl.sh', 'testssl', 'sslscan', 'sslyze', 'speedtest', 'speedtest-cli', 'httping', 'httpstat', 'tcping'],
      options: 'by-name',
      // testssl.sh and sslyze write by --log*, --json*, --csv*, --html*, -o*; sslscan by --xml=
      judge: (call) =>
        call.words.some(
          (word) =>
            /^(?:-[XdFToK][A-Za-z]*$|--(?:request|share|update|config|data|form|upload|log|json|csv|html|xml|out|append|overwrite|openssl|certs?-?file|save)\S*)/u.test(
              word.prefix,
            ) || actsByName(word.prefix),
        )
          ? changes('writes a file or runs a program')
          : reads(),
    },
    {
      names: [
        'snmpwalk',
        'snmpget',
        'snmpbulkwalk',
        'snmpgetnext',
        'snmptable',
        'snmpstatus',
        'ldapsearch',
        'ldapwhoami',
        'rpcinfo',
        'showmount',
        'smbstatus',
        'testparm',
        'wbinfo',
        'klist',
        'kvno',
      ],
      judge: (call) =>
        (call.program === 'rpcinfo' && call.words.some((word) => word.prefix.startsWith('-d'))) ||
        // ldapsearch -T names a folder for the values it finds, kvno --out-cache a file for the tickets
        (call.program === 'ldapsearch' && call.words.some((word) => /^-(?:T|[vxLMAWZnuc]*t)/u.test(word.prefix))) ||
        // net-snmp's -L says where it logs
        (call.program.startsWith('snmp') && call.words.some((word) => /^-L[^o]/u.test(word.prefix))) ||
        (call.program === 'kvno' && call.words.some((word) => word.prefix.startsWith('--out'))) ||
        (call.program === 'klist' && call.words.some((word) => word.value === 'purge')) ||
        // wbinfo(1) asks by a few options and signs in, maps or stores by others
        (call.program === 'wbinfo' &&
          !call.words.every(
            (word) =>
              !word.prefix.startsWith('-') ||
              /^(?:-[ugtpmniIsSrUGYN]|--(?:domain=\S+|domain-users|domain-groups|check-secret|ping|ping-dc|trusted-domains|own-domain|online-status|name-to-sid|sid-to-name|user-info|uid-info|group-info|user-groups|getdcname=\S+|dsgetdcname=\S+|verbose|sequence))$/u.test(
                word.prefix,
              ),
          ))
          ? changes('changes a directory or another service')
          : reads(),
      options: 'by-name',
    },
    {
      // exportfs(8): alone, with -v or -s it lists
      names: ['exportfs'],
      judge: (call) => (call.words.every((word) => /^-[vs]$/u.test(word.value ?? '')) ? reads() : changes('changes what is shared')),
    },
    {
      names: [
        'ldapmodify',
        'ldapadd',
        'ldapdelete',
        'ldappasswd',
        'snmpset',
        'kinit',
        'kdestroy',
        'kadmin',
        'kadmin.local',
        'smbclient',
        'nsupdate',
      ],
      judge: () => changes('changes a directory or another service'),
    },
  ],
  examples: {
    reads: `
      echo stats | nc web 11211
      echo ruok | nc zk 2181
      echo "show info;show stat" | sudo socat stdio unix-connect:/run/haproxy/admin.sock
      nc -zv web 443
      telnet web 25
      nmap -p 443 web
      tcpdump -i eth0 -c 100 port 443
      tcpdump -i any -w /tmp/web.pcap port 443
      tcpdump -nr web.pcap
      tailscale status
      ldapsearch -x -b dc=example
      showmount -e nfs
      nmap --script ssl-cert -p 443 web
      nmap -sV --open -oG - web
      exportfs -v
      testssl.sh web:443
      tshark -r a.pcap -Y http
      wbinfo -t`,
    changes: `
      nc -l 8080
      echo flush_all | nc web 11211
      echo "show stat; disable server a/b" | socat stdio /run/haproxy.sock
      echo 'GET /admin/restart HTTP/1.0' | nc web 80
      ncat -zx /etc/x web 1
      socat TCP-LISTEN:80 TCP:web:80
      tcpdump -w /etc/passwd
      tcpdump -G 60 -z gzip -w a.pcap
      nmap --script vuln web
      lftp web
      ldapmodify -f x.ldif
      tailscale up
      nmap --script=default,vuln web
      nmap --scri=vuln web
      nmap -script vuln web
      nmap -oG x web
      masscan -p80 10.0.0.0/8
      tshark -r a.pcap --export-objects http,out
      tshark -X lua_script:x.lua -r a
      ngrep -K 3 port 80
      ncat -z -o /etc/x web 80
      wbinfo --change-secret
      testssl.sh --jsonfile /etc/x web
      dnsperf -d x`,
  },
};
