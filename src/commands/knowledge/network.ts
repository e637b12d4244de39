import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import { harmless, prompt, readsUnless } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

const ping = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: split('-c -i -W -w -s -I -t -S -M -p -Q') });
  if (given.has('-f')) return changes('ping -f floods the network');
  return given.has('-c', '-w') ? reads() : reads('ping without -c never ends by itself', { unbounded: true });
};

/** iproute2: `show` and its short forms read, everything else changes. */
const ip = (call: Call): Judgement => {
  if (call.words.some((word) => /^--?(?:b|ba|bat|batch|force)$/u.test(word.prefix)))
    return changes('ip -batch runs a file that is not shown');
  const words = call.words.map((word) => word.value ?? '?').filter((word) => !word.startsWith('-'));
  if (words[0] === 'netns' && words[1] === 'exec')
    return call.run(call.words.slice(call.words.findIndex((word) => word.value === 'exec') + 2));
  const verb = words[1];
  if (verb === undefined || /^(?:s|sh|show|l|ls|list|get)$/u.test(verb)) return reads();
  return /^(?:flush|del|delete)$/u.test(verb)
    ? destroys('removes network settings: the machine may become unreachable')
    : changes('changes the network');
};

/** tc: `show` and statistics only. */
const tc = (call: Call): Judgement => {
  const words = call.words.map((word) => word.value ?? '?').filter((word) => !word.startsWith('-'));
  return words.length < 2 || /^(?:s|show|ls|list)$/u.test(words[1] ?? '') ? reads() : changes('changes how packets are sent');
};

const iptables = (call: Call): Judgement => {
  const words = call.words.map((word) => word.value ?? '?');
  if (words.some((word) => /^(?:-F|-X|--flush|--delete-chain)$/u.test(word))) return destroys('removes firewall rules');
  const lists = words.some((word) => /^(?:-[nvx]*[LS][nvx]*|--list|--list-rules|-[nvx]+L)$/u.test(word));
  const acts = words.some((word) =>
    /^(?:-[ADIRNPEZ]|--(?:append|delete|insert|replace|new-chain|policy|rename-chain|zero|restore))$/u.test(word),
  );
  return lists && !acts ? reads() : changes('changes the firewall');
};

const nc = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: split('-w -p -s -q -i -X -x') });
  if (given.has('-l', '-e', '-c')) return changes('nc listens or runs a program');
  if (given.has('-z')) return reads();
  return call.input.kind === 'nothing' ? prompt(reads(), 'nc') : changes('sends text to a server');
};

const openssl = (call: Call): Judgement => {
  const [verb, ...others] = call.words.map((word) => word.value ?? '?');
  const writes = others.some((word) => /^-(?:out|CAcreateserial|keyout|writerand|sess_out)$/u.test(word));
  if (writes) return changes('writes a file');
  if (verb === 's_client')
    return call.input.kind === 'nothing'
      ? reads('waits for input', { interactive: true, unbounded: true, blocked: 'it waits for input' })
      : reads();
  return [
    'x509',
    'version',
    'verify',
    'crl',
    'asn1parse',
    'dgst',
    'ciphers',
    'rsa',
    'ec',
    'pkey',
    'pkcs12',
    'req',
    'rand',
    'ocsp',
    'storeutl',
  ].includes(verb ?? '')
    ? reads()
    : changes('openssl: the effect is not known');
};

/** The network: names, routes, ports, certificates. */
export const network: readonly Program[] = [
  harmless(split('dig nslookup host whois traceroute tracepath tcptraceroute netstat mii-tool getfattr ipcalc dnstracer geoiplookup')),
  readsUnless(
    ['ss'],
    { valued: ['-f', '-A', '-F', '--query', '--family'] },
    { '-K': changes('ss -K ends connections'), '--kill': changes('ss -K ends connections'), '-D': changes('ss -D writes a file') },
  ),
  {
    names: ['ethtool'],
    judge: (call) =>
      call.words.every((word) => /^(?:-[ikSglTnaxcm]|--(?:driver|show-\S+|statistics)|[a-z]\w*)$/u.test(word.value ?? ''))
        ? reads()
        : changes('changes a network card'),
  },
  readsUnless(
    ['nmap'],
    { valued: ['-p', '-T', '--top-ports', '-e'], plain: ['-s', '-S', '-n', '-P', '-A', '-v', '-O', '-F', '--open', '-T', '-V'] },
    {},
  ),
  { names: ['ping', 'ping6', 'fping'], judge: ping },
  {
    names: ['mtr'],
    judge: (call) => (readOptions(call.words, { valued: ['-c', '-i'] }).has('-r', '--report', '-c') ? reads() : prompt(reads(), 'mtr')),
  },
  { names: ['ip'], judge: ip },
  { names: ['tc'], judge: tc },
  { names: ['iptables', 'ip6tables', 'ebtables'], judge: iptables },
  { names: ['iptables-save', 'ip6tables-save'], judge: () => reads() },
  { names: ['nft'], judge: (call) => (call.words.map((word) => word.value).includes('list') ? reads() : changes('changes the firewall')) },
  {
    names: ['ufw', 'firewall-cmd'],
    judge: (call) =>
      call.words.every((word) => /^(?:status|verbose|numbered|--list-\w+|--state|--get-\w+(?:-\w+)*)$/u.test(word.value ?? ''))
        ? reads()
        : changes('changes the firewall'),
  },
  { names: ['nc', 'ncat', 'netcat'], judge: nc },
  { names: ['telnet', 'ftp'], judge: (call) => prompt(reads(), call.program) },
  { names: ['openssl'], judge: openssl },
  readsUnless(
    ['arp', 'route', 'ifconfig'],
    { valued: ['-i'], plain: ['-a', '-n', '-e', '-v'] },
    { '-d': changes('changes the network'), '-s': changes('changes the network') },
  ),
  {
    names: ['tcpdump', 'tshark', 'ngrep'],
    judge: (call) => {
      const given = readOptions(call.words, { valued: split('-i -c -w -r -s -W -G -C -f -Y -T -e -a -b') });
      if (given.has('-z')) return changes('runs a program after each file');
      return given.has('-c', '-r', '-G', '-a')
        ? reads('copies packets', { preserves: given.has('-w') })
        : reads('never ends by itself', { unbounded: true });
    },
  },
  { names: ['ssh-keyscan'], judge: () => reads() },
];
