import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** Who asks, and where: the same for every client. */
const account =
  words(`--os-username --os-user-id --os-password --os-project-name --os-project-id --os-tenant-name --os-tenant-id --os-auth-url
  --os-region-name --os-user-domain-name --os-user-domain-id --os-project-domain-name --os-project-domain-id --os-token --os-endpoint --os-cacert
  --os-cert --os-key --os-cloud --os-interface --os-endpoint-type --os-identity-api-version --os-compute-api-version --os-volume-api-version
  --os-image-api-version`);
const flags = words('--debug --insecure --timings');

/** `list`, `show`, `flavor-list`, `stack-show`: by the form of the verb, which no changing one has. */
function client(call: Call): Judgement {
  const given = readOptions(call.words, { valued: account });
  const verb = given.positionals[0]?.value ?? '?';
  const before = given.before(1).filter((name) => !flags.includes(name));
  if (before.length > 0) return changes(`${call.program}: the effect of ${call.show(before.join(' '))} before the verb is not known`);
  // it stores what it measures
  if (given.has('--profile', '--os-profile')) return changes('keeps a trace of what it asks');
  if (/^(?:help|(?:[a-z0-9]+-)*(?:list|show))$/u.test(verb)) return reads();
  return /^(?:[a-z0-9-]+-)?(?:delete|purge|abandon)$/u.test(verb)
    ? destroys(`${call.program} ${verb} removes something`)
    : changes(`${call.program} ${call.show(verb)} changes something, or its effect is not known`);
}

/**
 * The clients of single services, before there was `openstack`: https://docs.openstack.org/python-novaclient/latest/cli/nova.html and its
 * neighbours. `swift` is not here: most people have the language of that name (`interpreters.ts`).
 */
export const openstackClients: Knowledge = {
  programs: [{ names: words('nova neutron cinder glance heat'), judge: client, options: 'by-name' }],
  examples: {
    reads: `
      nova list --all-tenants
      nova help list
      nova --os-region-name eu show web-1
      nova --debug hypervisor-list
      neutron port-list
      cinder show vol-1
      glance image-show 1234
      heat stack-list`,
    changes: `
      nova reboot web-1
      nova live-migration web-1 host-2
      nova --no-such-option list
      nova --no-such-option list delete web-1
      neutron port-update 1234 --admin-state-up false
      cinder reset-state vol-1
      glance image-download 1234 --file /etc/x
      nova list --output-file=/etc/x
      nova "$VERB"
      nova list --profile KEY
      heat stack-update web`,
    destroys: `
      nova delete web-1
      neutron net-delete shop
      heat stack-delete web`,
  },
};
