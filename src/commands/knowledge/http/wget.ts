import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { givesAnotherMethod } from '../../http/acting-requests.ts';
import { judgeRequest } from '../../http/judge-request.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

function wget(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued:
      words(`-O --output-document -o --output-file --header -U --user-agent -T --timeout -t --tries --user --password --http-user --http-password -e --execute -P --directory-prefix
      --method --body-data --body-file --post-data --post-file --wait -w --waitretry --connect-timeout --read-timeout --dns-timeout --referer --ca-certificate --certificate --private-key --limit-rate -Y --proxy`),
    plain:
      words(`-q --quiet -S --server-response --spider --no-check-certificate -4 -6 -nv -n -v --no-verbose --verbose --no-proxy --content-on-error --save-headers --retry-connrefused
      --show-progress --progress --no-cache --version --help -c --continue --no-hsts --secure-protocol --auth-no-challenge --inet4-only --inet6-only`),
    looseWords: true,
  });
  if (given.unknown.length > 0 || given.has('-e', '--execute'))
    return changes(`wget: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (call.words.some((word) => word.splits && mayBeOption(word))) return changes('wget: an unquoted variable could add options');
  if (given.has('--version', '--help')) return reads();
  const method = given.has('--method') ? given.value('--method') : given.has('--post-data', '--post-file') ? 'POST' : 'GET';
  if (given.texts('--header').some((each) => each !== null && givesAnotherMethod(each)))
    return changes('a header gives the request another meaning');
  const requests = given.positionals.map((word) =>
    judgeRequest({
      method,
      url: word.value ?? (word.prefix === '' ? null : word.prefix),
      body: given.value('--post-data', '--body-data'),
      hasBody: method !== 'GET',
      isPartial: word.value === null,
    }),
  );
  const target = given.place('-O', '--output-document');
  const keeps =
    (given.has('--spider') && !given.has('-O', '--output-document')) || target === '-' || target === '/dev/null' || target === '/dev/stdout'
      ? reads()
      : target !== null && isSnapshotPlace(target)
        ? reads('keeps a copy of the answer', { preserves: true })
        : changes('writes a file with the answer');
  // -o writes what wget says into a file.
  const log = given.place('-o', '--output-file');
  const logs =
    !given.has('-o', '--output-file') || log === '/dev/null' || log === '-' || (log !== null && isSnapshotPlace(log))
      ? []
      : [changes('writes a log over a file')];
  return combine(...requests, keeps, ...logs);
}

/** https://www.gnu.org/software/wget/manual/wget.html, BusyBox wget included. */
export const wgetKnowledge: Knowledge = {
  programs: [{ names: ['wget'], judge: wget }],
  examples: {
    reads: `
      wget -qO- http://web:8080/health
      wget --spider -S https://web.example
      wget -q --timeout=5 -O /dev/null https://web.example
      wget -O heap.out http://web:6060/debug/pprof/heap`,
    changes: `
      wget https://web.example/install.sh
      wget -qO- --post-data 'a=b' http://web/api
      wget -O /etc/hosts http://web.example
      wget -e use_proxy=yes http://web.example
      wget -qO- http://web/-/reload
      wget -o /etc/x -O- http://web.example
      wget --use-askpass=./x -O- http://web.example`,
    destroys: 'wget -qO- --method=DELETE http://web/api/1',
  },
};
