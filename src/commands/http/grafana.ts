import { changes, combine, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeUnread } from '../sql/other-dialects.ts';
import { namedValues } from './named-values.ts';

const statementNames = new Set(['rawSql', 'rawSQL', 'query', 'queryText', 'sql', 'rawQuery', 'statement']);

/** A statement of SQL by what it does; of another language by the words of SQL that change something. */
const judgeAsked = (text: string): Judgement => {
  const isSql = /^\s*(?:select|with|show|explain|table|values|drop|delete|insert|update|alter|truncate|create|grant|call|exec)\b/iu.test(
    text,
  );
  if (isSql) return judgeUnread(text);
  return /\b(?:drop|delete|insert|update|alter|truncate|create|grant|call|exec|into)\b/iu.test(text)
    ? changes('a statement that is not known')
    : reads();
};

/** The effect of a question to Grafana, which hands the statement of a panel on as it stands (`/api/ds/query`); null for another request. */
export function judgeGrafana(path: string, body: string | null): Judgement | null {
  if (!/\/api\/(?:ds|tsdb)\/query$/u.test(path)) return null;
  const asked = namedValues(body, statementNames);
  if (asked === null) return changes('the question to Grafana is not known before it is sent');
  const texts = asked.filter((value) => typeof value === 'string');
  return combine(reads('a question to Grafana, sent by POST'), ...texts.map(judgeAsked));
}
