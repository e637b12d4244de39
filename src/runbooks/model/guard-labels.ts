import { conditionIn } from './conditions.ts';
import { labelledOption } from './options.ts';
import { durationIn } from './durations.ts';

const guardWords = /^(?:only\s+(?:if|when)|if|when|for|unless|in case|once|should)\s+\S/i;
/** Names and questions that begin with the same words. */
const noGuard =
  /^when\s+(?:(?:not\s+)?to|did|do|does|was|were|will|should|is\s+it)\b|^for\s+(?:example|instance|reference|details|now|more|further|additional)\b|^(?:when|should)\b.*\?$/i;

/** True for a heading that guards what is below it: "If the pod is pending", "For replicas". */
export const isGuardHeading = (title: string): boolean => guardWords.test(title) && !noGuard.test(title);

/** "Immediate (Stabilize)": what stands in parentheses behind a horizon is the case that it is for. */
const horizonCase = /^(?:immediate(?:ly)?|(?:short|medium|mid|long)[\s-]term)\s*\(([^()]+)\)$/i;

const named = /^(?:case|scenario|situation|symptom|condition|cause)\b(?:\s+\w{1,3})?\s*:\s+\S/i;
const level = /^(?:P[0-5]|SEV[\s-]?[0-5])\b/i;

/** Words that a state or symptom ends with: "Database Issues", "Pods absent", "Replica not ready". */
const endsInState = new RegExp(
  `(?:^|[\\s/(-])(?:${[
    'down|unavailable|unreachable|unresponsive|failed|failing|fails|full|missing|stuck|slow|hung|hanging|denied|absent|exhausted|crashed|crashing',
    'evicted|expired|lost|overloaded|overwhelmed|locked|blocked|invalid|corrupt|corrupted|compromised|breached|leaked|degraded|unhealthy|offline',
    'disconnected|throttled|rejected|refused|broken|dead|detected|exceeded|lagging|stale|confirmed|suspected|timed out|out of (?:memory|disk|space)',
    'not (?:ready|found|running|responding|starting|working|available|reachable|connected|connecting|scheduled|syncing|healthy)',
    'errors?|issues?|problems?|failures?|outages?|crash(?:es)?|timeouts?|leaks?|spikes?|exhaustion|pressure|lag|corruption|violations?|mismatch(?:es)?',
    'limiting|throttling|deadlocks?|conflicts?|saturation|starvation|overload|breach(?:es)?|attacks?|data loss|drift|contention|backlog|rejections?|denials?|constrained|bugs?|misconfigurations?',
  ].join('|')})$`,
  'i',
);
const highOrLow =
  /^(?:high|elevated|excessive|low|slow|too many|too few)\s.{0,40}\b(?:cpu|memory|disk|i\/?o|latency|latencies|load|usage|utili[sz]ation|rates?|traffic|lag|requests?|quer(?:y|ies)|responses?|connections?|times?|throughput)$/i;
/** `CrashLoopBackOff`, `OOMKilled / Error`, "502 Bad Gateway": names that machines give to states. */
const machineState =
  /^(?:\w{0,40}BackOff|\w{0,40}Killed|Err[A-Z]\w{0,40}|\w{0,40}Error|\w{0,40}Exception|\w{1,40}Failed|Failed[A-Z]\w{0,40}|\w{0,40}NotReady|Evicted|Pending|Terminating|Unschedulable|ContainerCreating|OOM|[45]xx|[45]\d\d)$/;
const httpState = /^[45](?:\d\d|xx)\s+(?:bad|service|internal|gateway|not|forbidden|unauthorized|too|errors?)\b/i;

/** What opens a task, a list of several things or a question to data, and so no state: "Check errors", "Common backup issues", "Recent failures". */
const noState =
  /^(?:common|known|typical|potential|possible|frequent|other|open|related|top|list|all|any|recent|last|latest|current|total|past|previous|similar|example|sample|automated|manual|step|rule|phase|stage|check|fix|resolve|review|handle|analy[sz]e|identify|report|document|track|prevent|simulate|detect|monitor|test|investigate|verify|clear|stop|kill|restart|acknowledge|mitigate|search|find|show|get|view|look|count|query|inspect|run|list|collect|use|contain|block|isolate|describe|create|update|notify|no|determine|assess|confirm|address|troubleshoot|diagnose|debug|reproduce|remediate|what|how|why|who|to|from|using|via|with|by)\b|^(?!missing|failing|pending|hanging)\w{2,20}ing\s/i;

function namesState(label: string): boolean {
  const bare = label
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/^["'“`]|["'”`]$/g, '')
    .trim();
  if (bare.length > 80 || noState.test(bare)) return false;
  if (httpState.test(bare) || highOrLow.test(bare) || endsInState.test(bare)) return true;
  const words = bare.split(/[\s/,|]+/);
  return words.length <= 4 && words.every((word) => machineState.test(word));
}

/**
 * The guard that a bold line, or the bold words that an item begins with, states: it says when, or names a state or a
 * symptom. Null where it only names what follows ("Checklist").
 */
export function guardOfLabel(text: string): string | null {
  const label = text
    .replace(/:$/, '')
    .replace(/^(?:step\s+)?\d{1,2}\s*[.):]\s+/i, '')
    .trim();
  if (labelledOption(label) !== null) return null;
  // "If it worked, go on with the others": the guard ends where the task begins.
  if (isGuardHeading(label)) return (/[,:]\s/.test(label.replaceAll(/\([^()]*\)/g, '')) ? conditionIn(label) : null) ?? label;
  const inside = horizonCase.exec(label)?.[1];
  if (inside !== undefined) return durationIn(inside) === null ? label : null;
  if (named.test(label) || level.test(label) || namesState(label)) return label;
  return conditionIn(label);
}
