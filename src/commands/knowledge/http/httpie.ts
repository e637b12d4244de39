import { hasHole } from '../../holes/hole.ts';
import { changes } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { givesAnotherMethod } from '../../http/acting-requests.ts';
import { judgeRequest } from '../../http/judge-request.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** HTTPie: a method word, then items; items make it a POST. */
function httpie(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      '-a --auth --timeout -o --output -p --print -s --style --pretty -A --auth-type --session --session-read-only --proxy --cert --cert-key --ssl --max-redirects',
    ),
    plain: words(
      '-j -f -v -h -b -d -F -q -m -I --json --form --verbose --headers --body --follow --check-status --ignore-stdin --verify --download --stream -S --all --offline --quiet --unsorted --sorted',
    ),
  });
  const [first, ...others] = given.positionals.map((word) => word.value);
  if (given.unknown.length > 0 || given.has('-o', '--output', '-d', '--download', '--session'))
    return changes('http: writes a file, or its effect is not known');
  if (call.words.some(mayBeOption)) return changes('http: an unquoted variable could add options');
  const [word, next] = given.positionals;
  if (word !== undefined && next !== undefined && hasHole(word.value ?? '') && !/[/:.]/u.test(word.value ?? ''))
    return changes('the request is not known before it is sent');
  if (given.positionals.some(({ value }) => value !== null && givesAnotherMethod(value)))
    return changes('a header gives the request another meaning');
  const isMethod = first !== undefined && first !== null && /^[A-Za-z]+$/u.test(first) && others.length > 0;
  // `name==value` is a part of the address and `Name:value` a header; anything else is a part of the body.
  const items = (isMethod ? others.slice(1) : others).filter((item) => item === null || !/^[\w-]+(?:==|:(?!=))/u.test(item));
  const method = isMethod ? first : items.length > 0 || given.has('-f', '--form') || call.input.kind !== 'nothing' ? 'POST' : 'GET';
  const url = (isMethod ? others[0] : first) ?? null;
  const asked = (isMethod ? others.slice(1) : others).flatMap((item) => {
    const [, name, value] = /^([\w.-]+)==(.*)$/su.exec(item ?? '') ?? [];
    return name === undefined ? [] : [`${name}=${encodeURIComponent(value ?? '')}`];
  });
  const base = url?.replace(/^:(?=\d|\/)/u, 'localhost:') ?? null;
  const address = base === null || asked.length === 0 ? base : `${base}${base.includes('?') ? '&' : '?'}${asked.join('&')}`;
  return judgeRequest({ method, url: address, body: null, hasBody: items.length > 0 });
}

/** https://httpie.io/docs/cli, and xh, which has the same command line. */
export const httpieKnowledge: Knowledge = {
  programs: [{ names: ['http', 'https', 'xh', 'xhs'], judge: httpie }],
  examples: {
    reads: `
      http GET https://api.example/v1/orders page==2 Authorization:x
      http https://web.example/health
      http :8080/health
      xh HEAD https://web.example`,
    changes: `
      http POST https://api.example/v1/orders a=b
      http https://api.example/v1/orders a=b
      http PUT https://api.example/v1/orders/1 a:=1
      http -d https://web.example/x`,
    destroys: 'http DELETE https://api.example/v1/orders/1',
  },
};
