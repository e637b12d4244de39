import { hasHole } from '../holes/hole.ts';
import { also, changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { isSnapshotPlace } from '../judge/redirects.ts';
import { judgeRequest } from '../http/judge-request.ts';
import type { Call, Program } from './program.ts';
import { mayBeOption, readOptions } from './options.ts';
import type { OptionShape, Options } from './options.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

const dataOptions = split('-d --data --data-raw --data-ascii --data-binary --data-urlencode --json');

const shape: OptionShape = {
  valued: [
    ...dataOptions,
    ...split(`-X --request -H --header -u --user -A --user-agent -e --referer -b --cookie -m --max-time --connect-timeout --retry --retry-delay
    --retry-max-time --resolve --connect-to --cacert --capath --cert -E --key --cert-type --key-type -w --write-out -o --output -x --proxy --noproxy -r --range
    --interface --limit-rate -F --form --form-string -T --upload-file -K --config -c --cookie-jar -D --dump-header --unix-socket --url --url-query --oauth2-bearer
    --aws-sigv4 --ciphers --tls-max --max-redirs --output-dir -t --telnet-option -Q --quote -y -Y --speed-limit --speed-time --proxy-user --doh-url --expect100-timeout --local-port --trace --trace-ascii --stderr --netrc-file`),
  ],
  plain:
    split(`-s --silent -S --show-error -f --fail --fail-with-body -L --location --location-trusted -k --insecure -v --verbose -i --include --show-headers -I --head -G --get -g --globoff -N --no-buffer
    -4 --ipv4 -6 --ipv6 --compressed --http1.0 -0 --http1.1 --http2 --http3 --tlsv1.2 --tlsv1.3 --tlsv1 --path-as-is --progress-bar -# -O --remote-name -J -R -C --raw --retry-connrefused --retry-all-errors -n --netrc
    --tr-encoding --tcp-nodelay --no-keepalive --digest --basic --ntlm --negotiate --anyauth -q --disable -h --help -V --version --no-progress-meter --parallel -Z --fail-early --create-dirs --http2-prior-knowledge -j`),
};

const text = (word: { readonly value: string | null } | string): string | null => (typeof word === 'string' ? word : word.value);

/** What curl writes to files, apart from the answer itself. */
function written(given: Options): Judgement[] {
  const files = given
    .words('-o', '--output', '-c', '--cookie-jar', '-D', '--dump-header', '--trace', '--trace-ascii', '--stderr')
    .map((word) => (typeof word === 'string' ? word : word.prefix));
  const named = files
    .filter((file) => file !== '/dev/null' && file !== '-')
    .map((file) =>
      isSnapshotPlace(file) ? reads('keeps a copy of the answer', { preserves: true }) : changes('overwrites a file with the answer'),
    );
  return given.has('-O', '--remote-name', '-J') ? [...named, changes('writes a file whose name the server chooses')] : named;
}

function curl(call: Call): Judgement {
  const given = readOptions(call.words, shape);
  if (given.unknown.length > 0) return changes(`curl: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (call.words.some((word) => mayBeOption(word))) return changes('curl: an unquoted variable could add options');
  if (given.has('-K', '--config', '-t', '--telnet-option', '-Q', '--quote')) return changes('curl takes instructions that are not shown');
  if (
    given
      .words('-w', '--write-out')
      .map(text)
      .some((each) => each === null || each.includes('%output'))
  )
    return changes('curl writes further files');
  if (given.has('-h', '--help', '-V', '--version')) return reads();
  const data = given.words(...dataOptions).map(text);
  const urls = [...given.positionals.map(text), ...given.words('--url').map(text)];
  const isForm = given.has('-F', '--form', '--form-string');
  const isUpload = given.has('-T', '--upload-file');
  const sent = data.length > 0 && !given.has('-G', '--get');
  const method = given.has('-X', '--request')
    ? given.value('-X', '--request')
    : isUpload
      ? 'PUT'
      : isForm || sent
        ? 'POST'
        : given.has('-I', '--head')
          ? 'HEAD'
          : 'GET';
  const requests = urls.map((url) =>
    judgeRequest({
      method,
      url,
      body: isForm || isUpload ? null : data.some((each) => each === null || each.startsWith('@')) ? null : data.join('&'),
      hasBody: sent || isForm || isUpload,
    }),
  );
  return combine(...requests, ...written(given));
}

function wget(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: split(
      '-O --output-document -o --output-file --header -U --user-agent -T --timeout -t --tries --user --password -e --execute -P --directory-prefix --method --body-data --body-file --post-data --post-file --wait',
    ),
    plain: split('-q --quiet -S --server-response --spider --no-check-certificate -4 -6 -nv -n -v --no-verbose --no-proxy'),
  });
  if (given.unknown.length > 0 || given.has('-e', '--execute')) return changes('wget: the effect of these options is not known');
  const method = given.value('--method') ?? (given.has('--post-data', '--post-file') ? 'POST' : 'GET');
  const requests = given.positionals.map((word) =>
    judgeRequest({ method, url: word.value, body: given.value('--post-data', '--body-data'), hasBody: method !== 'GET' }),
  );
  const target = given.value('-O', '--output-document');
  const keeps =
    given.has('--spider') || target === '-' || target === '/dev/null'
      ? reads()
      : target !== null && isSnapshotPlace(target)
        ? reads('keeps a copy of the answer', { preserves: true })
        : changes('writes a file with the answer');
  return combine(...requests, keeps);
}

/** HTTPie: a method word, then items; items make it a POST. */
function httpie(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: split('-a --auth --timeout -o --output -p --print -s --style --pretty -A --auth-type --session'),
    plain: split('-j -f -v -h -b -d --json --form --verbose --headers --body --follow --check-status --ignore-stdin --verify=no --verify'),
  });
  const [first, ...others] = given.positionals.map((word) => word.value);
  if (given.unknown.length > 0 || given.has('-o', '--output', '-d', '--session'))
    return changes('http: writes a file, or its effect is not known');
  const isMethod = first !== undefined && first !== null && /^[A-Za-z]+$/u.test(first) && others.length > 0;
  const items = (isMethod ? others.slice(1) : others).filter((item) => item === null || !/^[\w-]+(?:==|:)/u.test(item));
  const method = isMethod ? first : items.length > 0 ? 'POST' : 'GET';
  return judgeRequest({ method, url: (isMethod ? others[0] : first) ?? null, body: null, hasBody: items.length > 0 });
}

/** Programs that send HTTP requests. */
export const httpClients: readonly Program[] = [
  { names: ['curl'], judge: curl },
  { names: ['wget'], judge: wget },
  { names: ['http', 'https', 'xh'], judge: httpie },
  {
    names: ['grpcurl'],
    judge: (call) =>
      call.words.some((word) => ['list', 'describe'].includes(word.value ?? ''))
        ? reads()
        : changes('calls a method whose effect is not known'),
  },
  {
    names: ['promtool'],
    judge: (call) => {
      const verb = call.words[0]?.value ?? '';
      return ['check', 'query', 'test', '--version'].includes(verb)
        ? also(reads(), {})
        : verb === 'tsdb' && ['list', 'analyze', 'dump'].includes(call.words[1]?.value ?? '')
          ? reads()
          : changes('promtool: the effect is not known');
    },
  },
  {
    names: ['amtool'],
    judge: (call) => {
      const values = call.words.map((word) => word.value ?? '').filter((value) => !value.startsWith('-') && !hasHole(value));
      if (values[0] === 'silence' && values[1] === 'expire') return changes('ends silences');
      if (values[0] === 'silence' && values[1] === 'add') return changes('silences alerts');
      if (values[0] === 'alert' && values[1] === 'add') return changes('sends an alert');
      return ['alert', 'silence', 'config', 'check-config', 'cluster'].includes(values[0] ?? '')
        ? reads()
        : destroys('amtool: the effect is not known');
    },
  },
];
