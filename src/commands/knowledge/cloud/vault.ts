import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, lastPlace } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://developer.hashicorp.com/vault/docs/commands; OpenBao has the same verbs. */
export const vault: Knowledge = {
  programs: [
    withVerbData('vault bao', {
      options:
        '-address -agent-address -ca-cert -ca-path -client-cert -client-key -namespace -ns -format -field -mount -version -wrap-ttl --wrap-ttl -header -mfa -tls-server-name -policy-override',
      flags: '-tls-skip-verify -non-interactive -no-color -output-curl-string -output-policy',
      singleDashLong: true,
      // puts the answer away on the server and gives a token for it
      acts: '-wrap-ttl --wrap-ttl',
      reads: `status, list, version, path-help, print token, version-history, kv get|list, kv metadata get, token lookup|capabilities, auth list|help, secrets list, policy list|read, audit list, lease lookup,
        operator members|key-status|usage, operator raft list-peers, operator raft autopilot state|get-config, plugin list|info, plugin runtime list|info, namespace list|lookup, debug-help, hcp status, events-help, pki health-check|verify-sign|list-intermediates`,
      changes: {
        'seals, unseals or moves the vault':
          'operator unseal|step-down|init|rekey|rotate|generate-root|migrate, operator raft join|promote|demote',
        'writes secrets or settings': `write, kv put|patch|undelete|rollback|enable-versioning, kv metadata put|patch, patch, secrets enable|tune|move, auth enable|tune|move, policy write|fmt, audit enable, plugin register|reload, plugin runtime register|deregister, namespace create|patch|lock|unlock,
          operator raft autopilot set-config, ssh, transform import, transit import, pki issue|reissue`,
        'issues or prolongs a token or a lease': 'token create|renew, lease renew, login, unwrap, token revoke-self',
      },
      destroys: {
        'removes secrets': 'delete, kv delete|destroy, kv metadata delete',
        'takes access away at once': 'token revoke, lease revoke',
        'removes it with what it holds':
          'secrets disable, auth disable, audit disable, policy delete, plugin deregister, namespace delete, operator raft remove-peer',
        'closes the vault: nobody can read secrets until it is unsealed': 'operator seal',
      },
      special: {
        // dynamic secrets: https://developer.hashicorp.com/vault/docs/concepts/lease
        read: (_, given) =>
          /(?:^|\/)(?:(?:(?<!auth\/)token|creds|sts|roleset|impersonated-account|key|user_token)\/|(?:github\/token|tailscale\/key|static-account\/[^/]+\/(?:key|token)|provider\/[^/]+\/authorize|crl\/rotate(?:-delta)?|rotate-root)$)/u.test(
            given.positionals[1]?.prefix ?? '',
          )
            ? changes('makes new credentials, or a new list, on the other side')
            : reads('prints what it reads: a secret is as sensitive here'),
        'operator raft snapshot save': (_, given) => keepsCopy(lastPlace(given)),
        'operator raft snapshot inspect': reads(),
        'operator raft snapshot restore': changes('puts an older state back'),
        'monitor, events subscribe': reads('never ends by itself', { unbounded: true }),
        'agent, proxy': changes('signs in and writes tokens and files, as its configuration says'),
        debug: (_, given) => keepsCopy(given.has('-output') ? given.place('-output') : '.', 'collects data into a file'),
      },
    }),
  ],
  examples: {
    reads: `
      vault status
      vault kv get -mount=secret shop/db
      vault read database/config/app
      vault operator raft list-peers
      vault list -format=json auth/token/accessors
      vault operator raft snapshot save backup.snap
      vault operator raft snapshot save "$BACKUP_DIR/vault.snap"
      vault audit list`,
    changes: `
      vault operator unseal
      vault operator step-down
      vault kv put secret/shop a=b
      vault write auth/token/create policies=default
      vault login -method=oidc
      vault no-such-verb
      vault read database/creds/app
      vault read pki/crl/rotate
      vault read gcp/static-account/a/key
      vault kv get -wrap-ttl=5m secret/x
      vault agent -config=x
      vault operator raft snapshot save /etc/x
      vault plugin runtime register a`,
    destroys: `
      vault lease revoke -prefix database/creds/app
      vault kv destroy -versions=1 secret/shop
      vault secrets disable kv
      vault operator seal`,
  },
};
