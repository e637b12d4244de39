import { findHoles } from '../holes/find-holes.ts';
import { marksIn, maskHoles } from '../holes/hole.ts';
import type { Hole } from '../holes/hole.ts';
import { misfitOf } from '../holes/open-endings.ts';
import { readRequest } from '../http/read-request.ts';
import type { Parameter } from '../model/command.ts';
import { applyEdits } from './apply-edits.ts';
import { chain, formPart, headerValue, never, unchanged } from './encoder.ts';
import type { Encode } from './encoder.ts';
import { maskedValue } from './plan.ts';
import type { BindProblem, BindResult } from './plan.ts';
import { jsonEncoders, urlEncoders } from './text-places.ts';

/** How the holes of a body are written: by its media type, or by its look. */
function bodyEncoders(body: string, contentType: string): ReadonlyMap<string, readonly Encode[]> {
  const json = /json/iu.test(contentType) || contentType === '' ? jsonEncoders(body) : null;
  if (json !== null) return json;
  const encode = /x-www-form-urlencoded/iu.test(contentType)
    ? formPart
    : /^text\/plain/iu.test(contentType)
      ? unchanged
      : never('stands in a body whose format is not known: give it a Content-Type');
  return new Map(marksIn(body).map(({ mark }) => [mark, [encode]]));
}

/** Binds values into one HTTP request: each part is encoded by the rules of its place. */
export function bindHttp(
  source: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
  isSecret: (name: string) => boolean,
): BindResult {
  const holes = findHoles(source, 'http');
  const request = readRequest(maskHoles(source, holes));
  if (request === null) return { ok: false, problems: [{ parameter: '', message: 'the first line must be METHOD URL' }] };
  const problems: BindProblem[] = [];
  const fill = (text: string, encoders: ReadonlyMap<string, readonly Encode[]>): string =>
    applyEdits(
      text,
      marksIn(text).map(({ mark, start, end }) => ({
        start,
        end,
        text: valueOf(mark, encoders.get(mark) ?? [never('stands where a value cannot be put')]),
      })),
    );
  const byMark = new Map<string, Hole>(holes.map((hole) => [hole.mark, hole]));
  const valueOf = (mark: string, encoders: readonly Encode[]): string => {
    const hole = byMark.get(mark);
    const parameter = parameters.find((each) => each.name === hole?.name);
    const value = hole !== undefined && Object.hasOwn(values, hole.name) ? values[hole.name] : undefined;
    if (hole === undefined || parameter === undefined || value === undefined || value === '') {
      problems.push({ parameter: hole?.name ?? '', message: `${hole?.syntax ?? 'a value'} is not filled in` });
      return '';
    }
    const misfit = misfitOf(hole.syntax, value);
    if (misfit !== null) problems.push({ parameter: hole.name, message: misfit });
    const result = chain(encoders, value, parameter);
    if (!result.ok) problems.push({ parameter: hole.name, message: result.message });
    return result.ok ? result.text : '';
  };
  const every = (text: string, encode: Encode): ReadonlyMap<string, readonly Encode[]> =>
    new Map(marksIn(text).map(({ mark }) => [mark, [encode]]));
  const url = fill(request.url, urlEncoders(request.url));
  const headers = request.headers.map(
    ([name, value]) =>
      [fill(name, every(name, never('a header’s name cannot be a parameter'))), fill(value, every(value, headerValue))] as const,
  );
  const contentType = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const body = request.body === null ? null : fill(request.body, bodyEncoders(request.body, contentType));
  if (problems.length > 0) return { ok: false, problems };
  const display = applyEdits(
    source,
    holes.map((hole) => ({ start: hole.start, end: hole.end, text: isSecret(hole.name) ? maskedValue : (values[hole.name] ?? '') })),
  );
  return { ok: true, plan: { kind: 'http', method: request.method, url, headers, body, display } };
}
