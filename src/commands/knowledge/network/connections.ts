import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

const nc = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: words('-w -p -s -q -i -X -x -G -I -O -T -V -P') });
  if (given.has('-l', '-e', '-c', '--exec', '--sh-exec', '--listen')) return changes('nc listens or runs a program');
  if (given.has('-z')) return reads();
  return call.input.kind === 'nothing' ? prompt(reads(), 'nc') : changes('sends text to a server');
};

const capture = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: words('-i -c -w -r -s -W -G -C -f -Y -T -e -a -b -B -j -M -Z -y -E -m -F -V -z') });
  if (given.has('-z') && call.program === 'tcpdump') return changes('runs a program after each file');
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
        call.words.length > 0 || call.input.kind === 'nothing' ? prompt(reads(), call.program) : changes('sends text to a server'),
    },
    { names: ['ftp', 'lftp', 'tftp'], judge: (call) => prompt(changes('opens a session that can move files'), call.program) },
    {
      names: ['socat', 'websocat', 'stunnel', 'autossh', 'sshuttle', 'ngrok', 'cloudflared', 'wg-quick', 'openvpn', 'tailscaled'],
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
      names: ['nmap', 'masscan', 'zmap'],
      judge: (call) =>
        call.words.some((word) => mayBeOption(word) && word.splits) ||
        call.words.some((word) =>
          /^(?:-o[NXSGA]|--script(?!=(?:ssl|http-(?:title|headers)|banner|dns|default|safe|tls|ssh))|--resume|-iL|--datadir)/u.test(
            word.prefix,
          ),
        )
          ? changes('nmap runs scripts or writes files')
          : reads('looks at the ports of a machine'),
    },
    { names: ['tcpdump', 'tshark', 'ngrep', 'dumpcap', 'termshark', 'ksniff'], judge: capture },
    readsUnless(['capinfos'], { valued: [] }, {}),
    {
      names: [
        'testssl.sh',
        'testssl',
        'sslscan',
        'sslyze',
        'speedtest',
        'speedtest-cli',
        'dnsperf',
        'ipinfo',
        'httping',
        'httpstat',
        'tcping',
      ],
      judge: () => reads(),
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
        call.program === 'rpcinfo' && call.words.some((word) => word.prefix.startsWith('-d')) ? changes('removes a registration') : reads(),
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
        'exportfs',
      ],
      judge: () => changes('changes a directory or another service'),
    },
  ],
  examples: {
    reads: `
      nc -zv web 443
      telnet web 25
      nmap -p 443 web
      tcpdump -i eth0 -c 100 port 443
      tcpdump -i any -w /tmp/web.pcap port 443
      tcpdump -nr web.pcap
      tailscale status
      ldapsearch -x -b dc=example
      showmount -e nfs`,
    changes: `
      nc -l 8080
      echo stats | nc web 11211
      socat TCP-LISTEN:80 TCP:web:80
      tcpdump -w /etc/passwd
      tcpdump -G 60 -z gzip -w a.pcap
      nmap --script vuln web
      lftp web
      ldapmodify -f x.ldif
      tailscale up`,
  },
};
