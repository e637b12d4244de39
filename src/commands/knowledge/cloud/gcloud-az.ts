import { hasHole } from '../../holes/hole.ts';
import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { actsByName } from '../acting-names.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt, readsForever } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

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

/** `show-next-hop`, `list-skus`, `get-server-config`: every verb of this form reads but the one that writes the kubectl configuration. */
const isShowing = (word: string): boolean => /^(?:list|show|get|describe)-[a-z-]+$/u.test(word) && word !== 'get-credentials';
const groups = new Set(words('run deploy functions'));
const nounish = new Set(words('logs log history query info access exists'));
const isVerb = (word: string): boolean => readingVerbs.has(word) || removingVerbs.has(word) || acting.test(word);

/** Positionals in order: groups, then one verb, then names. Names may look like verbs, so the first verb counts; later removing words too. */
function nounVerb(call: Call): Judgement {
  const given = readOptions(call.words, { valued });
  const all = given.positionals.map((word) => word.value ?? '?');
  const [first] = all;
  if (first === undefined || first === 'version' || first === 'info' || first === 'help' || given.last('--help') === true) return reads();
  const path = all.slice(0, 4).map(call.show).join(' ');
  // Groups whose names look like verbs: `gcloud run services list`, `gcloud logging logs delete`.
  const isGroup = (word: string, index: number): boolean =>
    (index === 0 && groups.has(word)) || (nounish.has(word) && isVerb(all[index + 1] ?? ''));
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
  if (openingVerbs.has(verb)) return openings(call, verb);
  if (removingVerbs.has(verb)) return destroys(`${call.program} ${path} removes something`);
  // --out-file, --file and the like name a file for the answer
  if (
    given.names.some(
      (name) => !valued.includes(name) && (actsByName(name) || name === '--file' || name === '--output-file' || name === '--out-file'),
    )
  )
    return changes(`${call.program}: an option names a file to write`);
  if (secretVerbs.has(verb)) return reads('prints a secret: its output is as sensitive as the secret');
  if (readingVerbs.has(verb) || isShowing(verb)) return verb === 'tail' ? reads('never ends by itself', { unbounded: true }) : reads();
  return changes(`${call.program} ${path} is not in the list of reading operations`);
}

/** `gcloud compute ssh HOST --command='…'` runs one command; without it, it is a session. */
function openings(call: Call, verb: string): Judgement {
  const command = readOptions(call.words, { valued: [...valued, '--command'] }).value('--command');
  if (verb === 'ssh' && command !== null) return call.shell(command);
  return prompt(changes('opens a session or signs in'), 'the session');
}

const acting =
  /^(?:create|update|set|add|start|stop|reset|restart|resize|scale|deploy|patch|enable|disable|run|import|export|attach|detach|rollback|failover|promote|cancel|move|clear|apply|submit|call|publish|execute|invoke|use|get-credentials|suspend|resume|approve|cordon|upgrade|rotate|assign|swap|abandon|recreate|configure|activate|drain|copy|upload|download|sync|regenerate|renew|restore|backup|power|shutdown|reboot|regist|unregist|unset|undelete|lock|unlock|init|migrate|convert|replace|revoke|grant|mark|pause|kill|evict|insert|send|ingest|split|redeploy|deallocate|reimage|generalize|simulate|perform|test|wait)/u;

/** Google's, Microsoft's and other clouds: nouns first, the verb after them (`gcloud compute instances list`, `az vm show`). */
export const gcloudAz: Knowledge = {
  programs: [
    { names: words('gcloud az doctl oci ibmcloud linode-cli hcloud scw civo exo vultr-cli openstack yc aliyun'), judge: nounVerb },
    withVerbData('gsutil', {
      options: '-o -u -h',
      flags: '-m -q -D -DD',
      reads:
        'ls, cat, du, stat, version, hash, help, acl get, iam get, lifecycle get, versioning get, logging get, cors get, label get, notification list, bucketpolicyonly get, ubla get, retention get, kms authorize',
      changes: {
        'copies or changes objects':
          'cp, rsync, compose, setmeta, rewrite, mb, acl set|ch, iam set|ch, lifecycle set, versioning set, logging set, cors set, label set|ch, defacl, notification create, web, config, signurl, retention set|lock',
      },
      destroys: { 'removes objects': 'rm, rb, mv, notification delete' },
    }),
    withVerbData('bq', {
      options: '--project_id --dataset_id --format --location -n --max_results',
      flags: '-q --quiet --headless',
      reads: 'ls, show, head, version, help, get-iam-policy, info',
      changes: {
        'changes tables or runs SQL that may':
          'query, mk, load, cp, update, insert, extract, cancel, set-iam-policy, add-iam-policy-binding, partition, init, wait',
      },
      destroys: { 'removes a table or a data set': 'rm, truncate' },
    }),
    withVerbData('fly flyctl heroku vercel netlify railway render cf', {
      options: '-a --app -c --config -o --org -r --remote -s --scope -t --token --region',
      reads: `status, info, version, apps list|info, apps, ps, releases, config show|env|get, config, checks list, machine list|status, machines list, volumes list|show, ips list, certs list|show|check, secrets list,
        regions list, scale show, history, platform regions|vm-sizes|status, domains, domains info, addons, addons:info, releases:info, pg:info, pg:diagnose, pg:locks, pg:ps, pg:outliers, pg:bloat, redis:info, inspect, ls, list, whoami, env ls,
        target, services, spaces, orgs, routes, events, app, apps:info, config:get, status:show, buildpacks, features, logs:recent`,
      changes: {
        'changes what runs': `deploy, launch, restart, apps restart, scale, scale count|vm|memory, machine start|stop|restart|update|clone|run, machines start|stop|restart, secrets set|unset|deploy, config:set, config:unset, ps:restart, ps:scale, ps:stop, rollback, releases:rollback,
          promote, alias, redeploy, env add|rm, up, push, start, stop, restage, set-env, unset-env, maintenance:on, maintenance:off, pg:promote, pg:kill, pg:killall, run, login, logout, link, ips allocate-v4|allocate-v6, certs add, volumes create|extend, apps:create, apps create, suspend, resume`,
      },
      destroys: {
        'removes it':
          'destroy, apps destroy, apps:destroy, machine destroy, volumes destroy|delete, pg:reset, remove|rm, delete, delete-app, certs remove, ips release, addons:destroy, down',
      },
      special: {
        logs: readsForever('-t', '--tail', '-f', '--follow'),
        'ssh, ssh console, pg:psql, redis:cli, console, shell': prompt(changes('opens a session'), 'the session'),
      },
    }),
  ],
  examples: {
    reads: `
      gcloud compute instances list --filter='status=RUNNING'
      gcloud container clusters describe main --region europe-west1
      gcloud logging read 'severity>=ERROR' --limit 50 --freshness=1h
      gcloud config get-value project
      gcloud auth list
      gcloud projects get-iam-policy shop
      gcloud secrets versions access latest --secret=db
      gcloud compute ssh web-1 --command='df -h'
      gcloud sql operations list --instance main
      az vm list -o table
      az aks show -g shop -n main
      az monitor metrics list --resource r
      doctl compute droplet list
      gsutil ls gs://backups
      gsutil -m du -sh gs://backups
      bq show shop.orders
      fly status -a web
      heroku ps -a web
      gcloud run services list
      gcloud run services describe web
      gcloud storage ls gs://b
      gcloud logging logs list
      az network watcher show-next-hop -g a
      gcloud deploy releases list`,
    changes: `
      gcloud container clusters get-credentials main
      gcloud compute instances stop web-1
      gcloud config set project shop
      gcloud compute ssh web-1
      gcloud compute instances add-tags list --tags a
      gcloud sql instances failover main
      gcloud auth login
      az vm restart -g shop -n web-1
      az login
      az webapp config appsettings set -g a -n b --settings A=1
      doctl kubernetes cluster upgrade main
      gsutil cp a gs://b/a
      fly deploy
      heroku ps:restart -a web
      gcloud no-such-thing
      gcloud secrets versions access latest --secret=db --out-file=/etc/x
      oci os object get --file /etc/x
      gcloud run deploy web`,
    destroys: `
      gcloud compute instances delete web-1
      gcloud compute instances delete list
      az group delete -n shop --yes
      gsutil rm -r gs://b
      bq rm -r -f shop
      fly apps destroy web
      gcloud logging logs delete web
      az monitor log-analytics query delete x`,
  },
};
