import { hasHole } from '../../holes/hole.ts';
import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { actsByName } from '../acting-names.ts';
import { readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';

const valued =
  words(`--project --zone --region --format --filter --limit --sort-by --account --configuration --query -o --output -g --resource-group -n --name
  --subscription --location -z -r --cluster --container --instance --type --workspace -l --ids --server --vault-name --namespace --context -t --access-token
  --impersonate-service-account --verbosity --freshness --order --page-size --database --profile --compartment-id --service --image --page`);

const readingVerbs = new Set(
  words(`list describe get get-value show read logs info get-iam-policy list-tags validate get-server-config query-activity get-health get-status
    get-ancestors-iam-policy get-serial-port-output get-effective-firewalls get-instance-view list-ip-addresses list-usage list-skus list-versions list-instances
    get-upgrades get-versions ls cat du stat get-access-token print-access-token print-identity-token account-info check-health exists tail query list-keys list-locations history view summarize whoami`),
);
/** Verbs that print keys or tokens. */
const secretVerbs = new Set(words('access print-access-token print-identity-token get-access-token list-keys'));
const removingVerbs = new Set(words('delete remove purge destroy rm terminate deprovision wipe'));
const openingVerbs = new Set(words('ssh connect login connect-to-serial-port start-iap-tunnel console cloud-shell interactive'));

/** Their names say get; they write a configuration, hide messages from other readers, or end a subscription. */
const actingGets = new Set(words('get-credentials get-messages get-unsubscription get-object'));
/** Options by which a reading operation makes something new. */
const makes = /^--(?:refresh|generate-\S+|auto-create|force-key-file-overwrite)$/u;
/** `show-next-hop`, `list-skus`, `get-server-config`: every verb of this form reads but the one that writes the kubectl configuration. */
const isShowing = (word: string): boolean => /^(?:list|show|get|describe)-[a-z-]+$/u.test(word) && !actingGets.has(word);
const groups = new Set(words('run deploy functions backup'));
const nounish = new Set(words('logs log history query info access exists view backups'));
const isVerb = (word: string): boolean => readingVerbs.has(word) || removingVerbs.has(word) || acting.test(word) || verbLast.test(word);
/** Some put the verb behind a noun of the same word: `alert-delete`, `remove-all`. */
const verbLast = /-(?:delete|create|update|remove|replace|set|add|enable|disable)$|^(?:remove|delete|update|set|add|change)-/u;

/** Verbs that may be followed by the name of something that is called like a reading verb: a server `logs`, a topic `list`. */
const otherVerbs = new Set(
  words(`abort ack advance adopt approve attach axfr cancel change clone commit complete confirm delete demote destroy detach dump evacuate execute
    failover flush fork halt ignore inject install invalidate invoke migrate modify pause poweroff promote prune pull purge reboot rebuild recycle reencrypt
    reinstall reload remove repair request rerun rescue reset resize restart retry rotate scale seek shelve shutdown sign start stop switchover tag
    terminate undeploy unpause unrescue unshelve untag update`),
);
/** `rebuild`, `change-type`, `instance-reboot`, `StopInstance`; `check` and `inspect` where they are the whole word. */
function looksLikeVerb(word: string): boolean {
  if (/^[A-Z][a-z]+[A-Z]/u.test(word)) return !/^(?:Describe|List|Get|Query)/u.test(word);
  const parts = word.split('-');
  return (
    /^(?:check|inspect|query-metadata)$|-(?:delete|destroy|prune|purge|remove)-/u.test(word) ||
    otherVerbs.has(parts[0] ?? '') ||
    otherVerbs.has(parts.at(-1) ?? '')
  );
}

/** Options that name a file, or a table, for the answer. */
const answerFiles = new Set(words('--cert-file --file --output-file --out-file -F --destination --bigquery-table --attestation-file'));
const namesFile = (name: string): boolean => actsByName(name) || makes.test(name) || answerFiles.has(name);

/** What a program does otherwise than its verb says, by itself or by an option; null where it keeps to the verb. `all[at]` is the verb. */
function whatElse(program: string, given: Options, all: readonly string[], at: number): string | null {
  const verb = all[at];
  const group = all.slice(0, at).join(' ');
  if (given.has('--flags-file')) return 'takes options from a file that is not shown';
  if (verb === 'query' && program !== 'az') return 'asks in a language of its own';
  // `az storage message get` hides a message from other readers.
  if (verb === 'get' && /(?:^| )messages?$/u.test(group)) return 'takes messages away from other readers for a while';
  switch (program) {
    case 'az':
      return verb === 'check-health' && all[0] === 'acr' ? 'pulls an image to this machine' : null;
    case 'linode-cli':
      return verb === 'get' && group === 'obj' ? 'copies an object into a file' : null;
    case 'exo':
      return verb === 'get' ? 'copies an object into files' : null;
    case 'openstack':
      if (given.has('--os-profile', '--profile')) return 'keeps a trace';
      if (group === 'coe cluster config') return 'writes the kubectl configuration';
      // `openstack access token create` has its verb last.
      return verb === 'access' && all.slice(at).some((word) => acting.test(word)) ? 'makes a token' : null;
    default:
      return null;
  }
}

/** What a cloud's command line does whose verb comes after the nouns (`gcloud compute instances list`, `az vm show`). Positionals in order: groups, then one verb, then names. Names may look like verbs, so the first verb counts; later removing words too. */
export function judgeNounVerb(call: Call): Judgement {
  const given = readOptions(call.words, { valued });
  const all = given.positionals.map((word) => word.value ?? '?');
  const [first] = all;
  if (first === undefined || first === 'help' || given.last('--help') === true) return reads();
  if (all.length === 1 && (first === 'version' || first === 'info')) return reads();
  // `gcloud builds log ID`; elsewhere `log` holds further verbs.
  if (call.program === 'gcloud' && first === 'builds' && all[1] === 'log') return reads();
  const path = all.slice(0, 4).map(call.show).join(' ');
  // Groups whose names look like verbs: `gcloud run services list`, `gcloud logging logs delete`.
  const isGroup = (word: string, index: number): boolean =>
    (index === 0 && groups.has(word)) ||
    // `az vm run-command list`, `openstack console log show`
    ((nounish.has(word) || word === 'run-command') && isVerb(all[index + 1] ?? '')) ||
    (word === 'console' && all[index + 1] === 'log') ||
    // `az postgres flexible-server backup list`
    (call.program === 'az' && word === 'backup' && /^(?:list|show)$/u.test(all[index + 1] ?? ''));
  const at = all.findIndex(
    (word, index) =>
      !isGroup(word, index) &&
      (readingVerbs.has(word) ||
        removingVerbs.has(word) ||
        openingVerbs.has(word) ||
        isShowing(word) ||
        secretVerbs.has(word) ||
        acting.test(word)),
  );
  const verb = all[at];
  const strange = given
    .before(at + 1)
    .filter((name) => !valued.includes(name) && !/^--(?:quiet|no-|debug|verbose|only-show-errors|trace)|^-q$/u.test(name));
  if (verb === undefined) return changes(`${call.program} ${path}: the effect is not known`);
  if (all.slice(0, at).some((word) => word === '?' || hasHole(word)))
    return changes('which operation runs is not known until it is filled in');
  if (strange.length > 0) return changes(`${call.program}: the effect of ${call.show(strange.join(' '))} before the verb is not known`);
  if (all.slice(at + 1, at + 3).some((word) => verbLast.test(word) || removingVerbs.has(word)) && nounish.has(verb))
    return changes(`${call.program} ${path}: the effect is not known`);
  if (all.slice(1, at).some((word) => word !== 'run-command' && looksLikeVerb(word)))
    return changes(`${call.program} ${path}: the effect is not known`);
  const otherwise = whatElse(call.program, given, all, at);
  if (otherwise !== null) return changes(otherwise);
  if (openingVerbs.has(verb)) return openings(call, verb);
  if (removingVerbs.has(verb)) return destroys(`${call.program} ${path} removes something`);
  if (given.names.some((name) => !valued.includes(name) && (namesFile(name) || (call.program === 'az' && name === '-f'))))
    return changes(`${call.program}: an option names a file to write`);
  if (secretVerbs.has(verb)) return reads('prints a secret: its output is as sensitive as the secret');
  if (readingVerbs.has(verb) || isShowing(verb)) return verb === 'tail' ? reads('never ends by itself', { unbounded: true }) : reads();
  return changes(`${call.program} ${path} is not in the list of reading operations`);
}

/** `gcloud compute ssh HOST --command='…'` runs one command; without it, it is a session. */
function openings(call: Call, verb: string): Judgement {
  const command = readOptions(call.words, { valued: [...valued, '--command'] }).value('--command');
  if (verb === 'ssh' && command !== null)
    return call.words.some(({ prefix }) => makes.test(prefix)) ? changes('overwrites keys') : call.shell(command);
  return prompt(changes('opens a session or signs in'), 'the session');
}

const acting =
  /^(?:create|update|set|add|start|stop|reset|restart|resize|scale|deploy|patch|enable|disable|run|import|export|attach|detach|rollback|failover|promote|cancel|move|clear|apply|submit|call|publish|execute|invoke|use|get-credentials|suspend|resume|approve|cordon|upgrade|rotate|assign|swap|abandon|recreate|configure|activate|drain|copy|upload|download|sync|regenerate|renew|restore|backup|power|shutdown|reboot|regist|unregist|unset|undelete|lock|unlock|init|migrate|convert|replace|revoke|grant|mark|pause|kill|evict|insert|send|ingest|split|redeploy|deallocate|reimage|generalize|simulate|perform|test|wait)/u;
