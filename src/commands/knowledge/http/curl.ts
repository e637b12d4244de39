import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder, isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import { givesAnotherMethod } from '../../http/acting-requests.ts';
import { judgeRequest } from '../../http/judge-request.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { OptionShape, Options } from '../options.ts';
import type { Word } from '../../shell/ast.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { onlyAsks } from '../network/spoken-words.ts';
import { words } from '../verbs.ts';

const dataOptions = words('-d --data --data-raw --data-ascii --data-binary --data-urlencode --json');

const shape: OptionShape = {
  valued: [
    ...dataOptions,
    ...words(`-X --request -H --header -u --user -A --user-agent -e --referer -b --cookie -m --max-time --connect-timeout --retry --retry-delay
    --retry-max-time --resolve --connect-to --cacert --capath --cert -E --key --cert-type --key-type -w --write-out -o --output -x --proxy --noproxy -r --range
    --interface --limit-rate -F --form --form-string -T --upload-file -K --config -c --cookie-jar -D --dump-header --unix-socket --abstract-unix-socket --url --url-query --oauth2-bearer
    --aws-sigv4 --ciphers --tls13-ciphers --tls-max --max-redirs --output-dir -t --telnet-option -Q --quote -y -Y --speed-limit --speed-time --proxy-user --proxy-header
    --doh-url --dns-servers --expect100-timeout --local-port --trace --trace-ascii --stderr --netrc-file --keepalive-time --pass --pinnedpubkey --proto --proto-default --proto-redir
    --socks5 --socks5-hostname --socks4 --socks4a --preproxy --max-filesize -z --time-cond -C --continue-at --hostpubmd5 --crlfile --engine --request-target --variable --rate --parallel-max --proxy-cacert
    --alt-svc --hsts --etag-compare --etag-save --libcurl --trace-config --happy-eyeballs-timeout-ms --ip-tos --curves --tlsuser --tlspassword`),
  ],
  plain:
    words(`-s --silent -S --show-error -f --fail --fail-with-body -L --location --location-trusted -k --insecure -v --verbose -i --include --show-headers -I --head -G --get -g --globoff
    -N --no-buffer --buffer -4 --ipv4 -6 --ipv6 --compressed --http1.0 -0 --http1.1 --http2 --http3 --http3-only --http0.9 -1 -2 -3 --tlsv1.0 --tlsv1.1 --tlsv1.2 --tlsv1.3 --tlsv1 --sslv3 --sslv2 --path-as-is
    --progress-bar -# -O --remote-name --remote-name-all -J --remote-header-name -R --remote-time --raw --retry-connrefused --retry-all-errors -n --netrc --netrc-optional
    --tr-encoding --tcp-nodelay --tcp-fastopen --no-keepalive --digest --basic --ntlm --negotiate --anyauth -q --disable -h --help -V --version --no-progress-meter --parallel -Z --fail-early --create-dirs
    --http2-prior-knowledge -j --junk-session-cookies --no-alpn --no-sessionid --ssl-reqd --ssl --cert-status --post301 --post302 --post303 --proxytunnel -p --haproxy-protocol --proxy-insecure
    --styled-output --no-styled-output --trace-time --trace-ids --disallow-username-in-url --ssl-no-revoke --suppress-connect-headers --clobber --no-clobber --skip-existing --ignore-content-length -a --append --crlf -B -l --list-only --metalink -M --manual --next -:`),
};

/** What curl writes to files, apart from the answer itself. */
function written(given: Options): Judgement[] {
  const files = given
    .words(
      '-o',
      '--output',
      '-c',
      '--cookie-jar',
      '-D',
      '--dump-header',
      '--trace',
      '--trace-ascii',
      '--stderr',
      '--etag-save',
      '--libcurl',
      '--hsts',
      '--alt-svc',
    )
    .map(placeOf);
  const named = files
    .filter((file) => !['/dev/null', '-', '/dev/stdout', '/dev/stderr', 'NUL'].includes(file))
    .map((file) =>
      isSnapshotPlace(file) ? reads('keeps a copy of the answer', { preserves: true }) : changes('overwrites a file with the answer'),
    );
  // --output-dir says where the file of -o goes.
  const folder = given.place('--output-dir');
  if (given.has('--output-dir') && (folder === null || !isSnapshotFolder(folder))) named.push(changes('writes the answer into a folder'));
  return given.has('-O', '--remote-name', '--remote-name-all', '-J', '--remote-header-name')
    ? [...named, changes('writes a file whose name the server chooses')]
    : named;
}

/** A word that stands for an address, although only running it can tell which. */
const isAddress = (word: { readonly text: string; readonly value: string | null }): boolean =>
  word.value === null && /^"?\$\{?\w*(?:url|uri|host|endpoint|addr|api|server|base)\w*\}?(?:["/:]|$)/iu.test(word.text);

function methodOf(given: Options, sent: boolean, isForm: boolean, isUpload: boolean): string | null {
  if (given.has('-X', '--request')) return given.value('-X', '--request');
  if (isUpload) return 'PUT';
  if (isForm || sent) return 'POST';
  return given.has('-I', '--head') ? 'HEAD' : 'GET';
}

const withQuery = (url: string | null, asked: readonly string[]): string | null =>
  url === null || asked.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${asked.join('&')}`;

const mostAddresses = 50;

/** `{a,b}` in an address stands for both (curl(1), "Globbing"); null for more than anybody looks through. */
function globbed(url: string): readonly string[] | null {
  let found = [url];
  for (;;) {
    const next = found.flatMap((each) => {
      const [, before, choices, after] = /^([^{}]*)\{([^{}]*,[^{}]*)\}(.*)$/su.exec(each) ?? [];
      return choices === undefined ? [each] : choices.split(',').map((choice) => `${before}${choice}${after}`);
    });
    if (next.length > mostAddresses) return null;
    if (next.length === found.length) return next;
    found = next;
  }
}

function curl(call: Call): Judgement {
  const given = readOptions(call.words, { ...shape, looseWords: true });
  if (given.unknown.length > 0) return changes(`curl: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  const strange = [...given.positionals.filter(mayBeOption), ...call.words.filter((word) => word.splits && mayBeOption(word))];
  if (strange.some((word) => !isAddress(word))) return changes('curl: an unquoted variable could add options');
  if (given.has('-K', '--config', '-t', '--telnet-option', '-Q', '--quote', '--next', '-:'))
    return changes('curl takes instructions that are not shown, or sends several requests');
  if (given.has('--proto-default') && !/^https?$/u.test(given.value('--proto-default') ?? '')) return changes('not an HTTP address');
  if (given.has('--engine', '--request-target')) return changes('curl loads a library, or asks for another path than the address says');
  if (given.texts('-w', '--write-out').some((each) => each === null || each.includes('%output') || each.startsWith('@')))
    return changes('curl writes further files');
  if (given.has('-h', '--help', '-V', '--version')) return reads();
  const targets = given.positionals.map(({ value }) => value);
  if (targets.length > 0 && targets.every((each) => each?.startsWith('telnet://') === true)) {
    if (call.input.kind === 'nothing') return prompt(reads(), 'curl telnet');
    return onlyAsks(call.input) ? reads() : changes('sends text to a server');
  }
  const data = given.texts(...dataOptions);
  const sent = data.length > 0 && !given.has('-G', '--get');
  // curl(1): -G puts the data behind the address, --url-query always does.
  const behind = [...(sent ? [] : given.words(...dataOptions)), ...given.words('--url-query')];
  const encoded = new Set(given.words('--data-urlencode', '--url-query'));
  // `name@file` and `@file` are read from a file, a `+` before it says that it is encoded already (curl(1)).
  const fromFile = (word: Word): boolean => (encoded.has(word) ? /^[^=]*@/u : /^@/u).test(word.prefix);
  const asked = behind.map((word) => {
    const text = word.prefix;
    if (fromFile(word)) return `${/^(\w*)@/u.exec(text)?.[1] || 'q'}=`;
    if (encoded.has(word) && text.startsWith('+')) return text.slice(1);
    return encoded.has(word) ? text.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('+', '%2B') : text;
  });
  const urls = [...given.positionals, ...given.words('--url')].map(({ value, prefix }) =>
    withQuery(value === null && prefix === '' ? null : prefix, asked),
  );
  const goesOn = behind.some((word) => word.value === null || fromFile(word));
  const isUnknown = given.positionals.map((word) => goesOn || word.value === null);
  const isForm = given.has('-F', '--form', '--form-string');
  const isUpload = given.has('-T', '--upload-file');
  const method = methodOf(given, sent, isForm, isUpload);
  const body = isForm || isUpload || data.some((each) => each === null || each.startsWith('@')) ? null : data.join('&');
  const hasBody = sent || isForm || isUpload;
  if (given.texts('-H', '--header').some((each) => each !== null && givesAnotherMethod(each)))
    return changes('a header gives the request another meaning');
  const requests = urls.flatMap((url, index) => {
    const addresses = url === null ? [null] : globbed(url);
    if (addresses === null) return [changes('asks for more addresses than can be looked through')];
    return addresses.map((each) => judgeRequest({ method, url: each, body, hasBody, isPartial: isUnknown[index] === true }));
  });
  return combine(...requests, ...written(given));
}

/** https://curl.se/docs/manpage.html */
export const curlKnowledge: Knowledge = {
  programs: [{ names: ['curl'], judge: curl, judgesNames: true }],
  examples: {
    reads: `
      TOKEN=$(curl -sX PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')
      curl -fsS --max-time 5 https://web.example/health
      curl -sS -o /dev/null -w '%{http_code} %{time_total}\\n' https://web.example
      curl 'http://web.example/api/maintenance?task=status'
      curl 'http://web.example/audit/search?action=delete'
      curl -s "$URL/health" -o "$BACKUP_DIR/health.json"
      curl -I https://web.example
      curl -skL -H 'Authorization: Bearer x' https://api.example/v1/orders
      curl -G http://prometheus:9090/api/v1/query --data-urlencode 'query=up'
      curl -G http://prometheus:9090/api/v1/query --data-urlencode "query=$QUERY"
      curl -X POST http://prometheus:9090/api/v1/query -d 'query=up'
      curl http://es:9200/_cat/indices?v
      curl 'http://influx:8086/query?q=SHOW+DATABASES'
      curl 'http://web.example/search?q=drop+off'
      curl -X POST -H 'Content-Type: application/json' http://es:9200/logs/_search -d '{"size": 1}'
      curl -s http://web:6060/debug/pprof/heap -o heap.pb.gz
      curl --resolve web.example:443:10.0.0.1 https://web.example
      curl -X GET "$API_URL/health"
      curl --unix-socket /var/run/docker.sock http://localhost/containers/json
      curl -H 'X-Vault-Token: x' http://vault:8200/v1/sys/health
      curl 'http://solr:8983/solr/admin/collections?action=CLUSTERSTATUS'
      curl http://consul:8500/v1/catalog/services
      curl --output-dir /tmp -o a http://web.example`,
    changes: `
      curl -X POST https://api.example/v1/orders -d '{}'
      curl -X PUT https://api.example/v1/orders/1 -d '{}'
      curl -X PATCH https://api.example/v1/orders/1 -d '{}'
      curl -d a=b https://api.example
      curl -F file=@x https://api.example
      curl -T x https://api.example/x
      curl -X POST http://prometheus:9090/-/reload
      curl http://web.example/admin/restart
      curl 'http://influx:8086/query?q=DROP+DATABASE+x'
      curl "http://influx:8086/query?q=$STATEMENT"
      curl -G http://influx:8086/query --data-urlencode "q=$STATEMENT"
      curl -G http://influx:8086/query --data-urlencode 'q=DROP DATABASE x'
      curl -X GET 'http://web.example/api/maintenance?task=vacuum'
      curl 'http://web.example/admin?action=restart'
      curl -o /etc/hosts https://web.example
      curl -O https://web.example/a.tgz
      curl -K config https://web.example
      curl --no-such-option https://web.example
      curl -X POST http://es:9200/logs/_close
      curl -X POST http://am:9093/api/v2/silences -d '{}'
      curl -X "$METHOD_GIVEN" https://api.example
      curl --output-dir /etc -o passwd http://web.example
      curl --engine ./x.so https://web.example
      curl --request-target /admin/restart http://web.example/health
      curl 'http://solr:8983/solr/admin/collections?action=DELETEREPLICA&shard=a'
      curl 'http://solr:8983/solr/admin/cores?action=UNLOAD&core=a'
      curl 'http://solr:8983/solr/a/update?commit=true'
      curl -k https://node:10250/exec/shop/web/app?command=id`,
    destroys: `
      curl -X DELETE https://api.example/v1/orders/1
      curl -XDELETE http://es:9200/logs
      curl -X POST 'http://prometheus:9090/api/v1/admin/tsdb/delete_series?match[]=up'
      curl -X POST 'http://es:9200/logs/_delete_by_query' -d '{}'
      curl -X DELETE http://am:9093/api/v2/silence/1`,
  },
};
