import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';
import { onlyAsks } from './spoken-words.ts';

const reading = new Set(
  words(
    'x509 version verify crl asn1parse dgst ciphers rsa ec pkey pkcs12 pkcs7 pkcs8 req rand ocsp storeutl sess_id s_time crl2pkcs7 errstr prime list help info dsa dhparam pkeyparam ecparam speed md5 sha1 sha256 sha512 base64 enc passwd nseq spkac ts cms smime pkeyutl',
  ),
);

const openssl = (call: Call): Judgement => {
  // openssl takes its options with one dash or two.
  const [verb, ...others] = call.words.map((word) => (word.value ?? '?').replace(/^--(?=\w)/u, '-'));
  // A value may stand behind `=` as well: openssl(1), "Option formats".
  if (others.some((word) => /^-\w*(?:out|keyout|config|engine|provider)\w*=/u.test(word)))
    return changes('openssl writes a file or loads a library');
  const at = others.findIndex((word) => word === '-keyout') >= 0 ? others.indexOf('-keyout') : others.lastIndexOf('-out');
  if (
    others.some((word) =>
      /^-(?:CAcreateserial|writerand|sess_out|keylogfile|engine|provider|CAserial|signout|respout|reqout|index|port|certsout|msgfile|sess_in|trace_file|pk7out|md_out|sigout|config|conf|provider-path|propfile|early_data|status_file|outpubkey)$/u.test(
        word,
      ),
    )
  )
    return changes('openssl writes a file or loads a library');
  // openssl-req(1): a new key goes to the file that the configuration names, when -keyout does not say where.
  if (
    verb === 'req' &&
    others.some((word) => word === '-newkey' || word === '-x509' || word === '-new') &&
    !others.includes('-key') &&
    !others.includes('-keyout')
  )
    return changes('openssl req writes a new key to a file');
  // openssl-x509(1): signing takes the next serial number.
  if (
    verb === 'x509' &&
    others.includes('-CA') &&
    others.some((word) => word === '-req' || word === '-CAkey') &&
    !others.includes('-set_serial')
  )
    return changes('openssl x509 writes the next serial number');
  // openssl-ts(1): an answer to -queryfile takes the next serial number.
  if (verb === 'ts' && others.includes('-reply') && !others.includes('-in')) return changes('openssl ts writes the next serial number');
  // openssl-smime(1), openssl-cms(1): -verify writes the signers’ certificates to -signer
  if ((verb === 'smime' || verb === 'cms') && others.includes('-signer')) return changes('openssl writes certificates to a file');
  if (at >= 0) {
    const target = call.words[at + 2];
    const isOwn =
      others[at] === '-out' &&
      target !== undefined &&
      (target.value === '/dev/null' || target.prefix.startsWith('/tmp/')) &&
      isSnapshotPlace(target.prefix) &&
      reading.has(verb ?? '');
    return isOwn || target?.value === '/dev/null'
      ? reads('keeps a copy', { preserves: true })
      : changes('writes a key or a certificate to a file');
  }
  if (verb === 's_client') {
    if (call.input.kind === 'nothing')
      return reads('waits for input', { interactive: true, unbounded: true, blocked: 'it waits for input' });
    return onlyAsks(call.input) ? reads() : changes('sends text to a server');
  }
  if (['genrsa', 'genpkey', 'gendsa'].includes(verb ?? '')) return reads('prints a new key: its output is a secret', { evidence: false });
  if (verb === 'rand') return reads(undefined, { evidence: false });
  return reading.has(verb ?? '') ? reads() : changes('openssl: the effect is not known');
};

/** https://docs.openssl.org/master/man1/, and other programs for keys and certificates. */
export const opensslKnowledge: Knowledge = {
  programs: [
    { names: ['openssl'], judge: openssl },
    {
      names: [
        'age',
        'sops',
        'cosign',
        'step',
        'cfssl',
        'certutil',
        'keytool',
        'mkcert',
        'ssh-keygen',
        'ssh-add',
        'ssh-copy-id',
        'gpgconf',
        'kubeseal',
        'ykman',
        'pass',
        'op',
        'bw',
      ],
      judge: (call) => {
        const values = call.words.map((word) => word.value ?? '?');
        const has = (...names: readonly string[]): boolean => values.some((value) => names.includes(value));
        const [first = '', second = ''] = values;
        const shows: Readonly<Record<string, boolean>> = {
          cosign: ['verify', 'verify-attestation', 'verify-blob', 'tree', 'triangulate', 'version'].includes(first),
          step:
            (first === 'certificate' && ['inspect', 'verify', 'fingerprint', 'lint', 'needs-renewal'].includes(second)) ||
            (first === 'ca' && second === 'health'),
          cfssl: ['certinfo', 'info', 'scan', 'version', 'bundle'].includes(first),
          keytool:
            has('-list', '-printcert', '-printcertreq', '-printcrl') &&
            !values.some((value) => /^(?:-J|@|-(?:provider(?:class|path)|conf)$)/u.test(value)),
          certutil: has('-L', '-V', '-K') && !has('-A', '-D', '-S'),
          'ssh-keygen':
            has('-l', '-lf', '-F', '-y', '-B', '-L', '-lvf') &&
            !values.some((value) => /^-[a-zA-Z]*[RtpskKIAHUPMYZciequD]/u.test(value) && !/^-(?:[lvEf]+|y)$/u.test(value)),
          'ssh-add': has('-l', '-L', '-T') && !values.some((value) => /^-[a-zA-Z]*[DdxXsekKtc]/u.test(value)),
          op:
            (['read', 'list', 'get', 'whoami'].includes(first) || ['list', 'get'].includes(second)) &&
            !values.some((value) => /^-[a-z]*o/u.test(value)),
          sops: has('-d', '--decrypt', 'decrypt', '--version') && !has('-i', '--in-place', '-e', '--output', 'exec-env', 'exec-file'),
        };
        return shows[call.program] === true &&
          !has('-o', '--output', '--out-file', '-H') &&
          !values.some((value) => /^--(?:output|out-file|output-file|outfile)=/u.test(value))
          ? reads()
          : changes(`${call.program}: changes keys or files, or its effect is not known`);
      },
    },
  ],
  examples: {
    reads: `
      openssl x509 -in tls.crt -noout -dates -subject
      echo | openssl s_client -connect web.example:443 -servername web.example
      openssl s_client -connect web.example:443 < /dev/null
      openssl rand -base64 32
      openssl verify -CAfile ca.crt tls.crt
      openssl req -in web.csr -noout -text
      keytool -list -keystore cacerts
      ssh-keygen -lf key.pub
      sops -d secrets.yml
      step certificate inspect web.crt
      openssl req -in web.csr -noout -subject
      openssl pkcs12 -info -in a.p12
      openssl s_client -connect web:443 -brief </dev/null`,
    changes: `
      openssl genrsa -out key.pem 4096
      openssl rand -base64 32 > password.txt
      openssl req -x509 -newkey rsa:4096 -keyout key.pem -out cert.pem
      ssh-keygen -t ed25519 -f key
      keytool -importcert -file x
      openssl no-such-verb
      openssl x509 --out /etc/x -in a
      openssl x509 -out /tmp/a -keyout /etc/x
      openssl req -x509 -newkey rsa:2048 -nodes
      openssl ocsp -respout x -issuer a
      openssl smime -verify -signer x -in a
      op read op://a/b --out-file x
      op read op://a/b -fo/etc/x
      keytool -list -J-javaagent:x.jar
      printf 'DELETE /x HTTP/1.0' | openssl s_client -connect web:443
      step ca root root.crt
      ssh-keygen -H -F web`,
  },
};
