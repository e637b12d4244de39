const role =
  /\b(?:leads?|managers?|directors?|engineers?|engineering|head|c[a-z]?[eitsfo]o|vp|chief|officer|owner|teams?|commander|on-?call|admins?|architect|support|counsel|legal|security|everybody|hands|executives?|sre|dba|president|founder)\b|^[@#]/i;

/** Whom one can go to; columns called "escalation" also hold times, severities and channels. */
export const isPerson = (text: string): boolean => role.test(text) && !/^(?:for|any|if|when|after|only|within)\b/i.test(text);

/** The same for the rungs of a ladder, which also are called by their place alone. */
export const isOnRung = (text: string): boolean => isPerson(text) || /^(?:the\s)?(?:primary|secondary|tertiary|backup)\b/i.test(text);

/** People who are told, not sent for: they stand on no ladder. */
export const isAudience = (text: string): boolean =>
  /\b(?:customers?|clients?|users?|public|press|media|stakeholders?|status ?page|everyone affected)\b/i.test(text);

const sent =
  /(?<![\w-])(?:page|notify|escalate to|escalate|contact|engage|(?<!\bon\s)call|alert|inform|involve|bring in|loop in|wake)\s+(?:to\s+)?(?:the\s+|an?\s+|in\s+the\s+)?([^.;()]{2,160})/i;

/** True for words that send for somebody: "page the lead", "CTO notified". */
export const sendsFor = (text: string): boolean =>
  /(?<![\w-])(?:pag(?:e[sd]?|ing)|notif\w+|escalat\w+|contact\w*|engage\w*|call(?:ed|s|ing)?|alert(?:ed|s|ing)?|inform\w*|involve\w*|bring in|loop in|wake)\b/i.test(
    text,
  );

/** What is said behind a name and is no part of it: by what they are reached, under which number, what happens besides. */
const behind = [
  /\s+(?:(?:is|are|gets?)\s+)?(?:notified|alerted|paged|assigned|called|contacted|informed|engaged|involved|acknowledges|answers|takes over)$/i,
  /\s+(?:via|through|using)\s.*$/i,
  /\s+by\s+(?:phone|e-?mail|sms|text|slack|pager|call)\b.*$/i,
  /\s+(?:at|on|under)\s+(?=[+(]?\d|#).*$/i,
  /\s+in\s+#.*$/i,
  /,?\s+and\s+(?:then\s+)?(?:open|start|create|join|declare|post|update|set|begin|prepare|hold|consider|send|write|give|ask|schedule)\s.*$/i,
  /\s+[-–—]\s+(?=[@+]|\(?\d).*$/,
  /\s*[,;:]+$/,
];

/** Whom a sentence sends for: "team lead" of "If it goes on, page the team lead via PagerDuty". */
export function personIn(action: string): string {
  const match = sent.exec(action);
  const name = behind.reduce(
    (text, pattern) => text.replace(pattern, ''),
    (match?.[1] ?? action.slice(0, 200).replace(/^the\s/i, '')).trim(),
  );
  return name.trim();
}
