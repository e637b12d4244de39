import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { prompt, readsForever } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';
import type { VerbData } from '../verbs.ts';
import { judgeNounVerb } from './noun-verb.ts';

/** Platforms that run what they are given. */
const platforms: VerbData = {
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
};

/** Smaller clouds, whose nouns come first, and platforms that run what they are given. */
export const otherClouds: Knowledge = {
  programs: [
    { names: words('doctl oci ibmcloud linode-cli hcloud scw civo exo vultr-cli openstack yc aliyun'), judge: judgeNounVerb },
    withVerbData('fly flyctl heroku netlify render', platforms),
    withVerbData('railway', {
      ...platforms,
      options: `${platforms.options ?? ''} --service -e --environment`,
      special: {
        ...platforms.special,
        // https://docs.railway.com/reference/cli-api#variables
        'environment, env': changes('links the folder to another environment'),
        'variables, variable': (_, given) =>
          given.names.some((name) => name.startsWith('--set')) || given.positionals.length > 1
            ? changes('sets what a service is started with')
            : reads(),
      },
    }),
    // `vercel` by itself deploys the folder: https://vercel.com/docs/cli/deploy
    withVerbData('vercel', { ...platforms, bare: changes('deploys the working directory') }),
    // cf(1): `target -o shop` and `config --locale de` write its settings, which hold for what comes after.
    withVerbData('cf', {
      ...platforms,
      reads: `${platforms.reads ?? ''}, service, org, space, stacks, marketplace`,
      destroys: {
        ...platforms.destroys,
        'removes it for good':
          'delete-service, delete-service-key, delete-route, delete-orphaned-routes, delete-space, delete-org, purge-service-instance',
      },
      special: {
        ...platforms.special,
        target: (call, given) =>
          given.names.length > 0 || call.words.length > 1 ? changes('aims later commands at something else') : reads(),
        // `scale show` is an application of that name here
        'scale, scale show': changes('changes what runs'),
        config: changes('changes the settings of cf'),
      },
    }),
  ],
  examples: {
    reads: `
      doctl compute droplet list
      fly status -a web
      railway variables --service web
      heroku ps -a web
      cf target
      cf service orders-db
      vercel domains`,
    changes: `
      railway variables --set A=1
      railway variables --set=A=1
      railway variable delete A
      doctl kubernetes cluster upgrade main
      fly deploy
      fly orgs create shop
      fly domains add shop a.example
      fly config save -a web
      fly version upgrade
      vercel
      vercel domains rm shop.example
      vercel domains transfer-in shop.example
      cf target -o shop -s prod
      cf config --locale de-DE
      heroku ps:restart -a web
      oci os object get --file /etc/x
      oci ons subscription get-unsubscription --id a
      openstack access token create`,
    destroys: `
      cf delete-service orders-db
      fly apps destroy web`,
  },
};
