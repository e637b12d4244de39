import type { Options, OptionShape } from '../options.ts';
import { mayBeOption } from '../options.ts';
import { words } from '../verbs.ts';

/** Options of kubectl 1.34's verbs, global ones included (`kubectl options`, `kubectl VERB --help`). */
export const kubectlShape: OptionShape = {
  // No option turns a reading verb into a changing one, so words known only when it runs do no harm.
  looseWords: true,
  valued: words(`-n --namespace -l --selector -o --output -f --filename -c --container --context --cluster --user
    --kubeconfig -s --server --token --as --as-group --as-uid --request-timeout --since --since-time --tail
    --limit-bytes --max-log-requests --field-selector --sort-by --replicas --current-replicas --timeout --for --image
    --target --copy-to --profile --from-literal --from-file --from-env-file --from --limits --requests --patch
    --patch-file --type --types --grace-period --revision --to-revision --limit --chunk-size -L --label-columns --template
    --raw --subresource --env --port --target-port --overrides --address --duration --field-manager --container-port
    --min --max --cpu-percent --name --labels --verb --resource --resource-name --role -u --clusterrole
    --serviceaccount --group --namespaces --pod-selector --pod-running-timeout --cert --key --docker-server
    --docker-username --docker-password --docker-email --certificate-authority --client-certificate --client-key
    --tls-server-name --cache-dir --password --username -k --kustomize --custom --schedule --restart --override-type
    --api-group --api-version --categories --output-directory --skip-wait-for-delete-timeout --disable-eviction-timeout
    -v --v --vmodule --log-file --output-watch-events-interval --kuberc --audience --bound-object-kind --bound-object-name
    --bound-object-uid --verbs --resource-version --keys --rule --class --default-backend --annotation --tcp --cpu --memory --as-user-extra
    --prune-allowlist --image-pull-policy --profile-output --stream-stderr --node-name --to --dest-dir --dest-file --role-name --since-seconds --boot --unit --path`),
  plain: words(`-A --all-namespaces -w --watch --watch-only --output-watch-events -i -t --stdin --tty -q --quiet -p --previous
    --follow --timestamps --all-containers --all-pods --ignore-errors --prefix --no-headers --show-labels --show-kind
    --show-managed-fields --show-events --server-print --ignore-not-found --allow-missing-template-keys -R --recursive
    --containers --sum --use-protocol-buffers --all --force --wait --now --cascade --ignore-daemonsets
    --delete-emptydir-data --delete-local-data --disable-eviction --dry-run --overwrite --local --list --record
    --save-config --validate --prune --server-side --force-conflicts --minify --flatten --merge --insecure-skip-tls-verify
    --match-server-version --warnings-as-errors --client --short --help -h --namespaced --cached --rm --attach
    --expose --command --leave-stdin-open --share-processes --same-node --replace --set-image --arguments-only
    --keep-labels --keep-annotations --keep-liveness --keep-readiness --keep-startup --keep-init-containers
    --verbose --suggest --resolve --no-exclude --show-swap --show-capacity --windows-line-endings --interactive --concurrency --show-token --logtostderr
    --disable-compression --openapi-patch --append-hash --edit --include-extended-apis --version --confirm --no-preserve --retries --commits --commit-urls
    --contents --changelog --as-root --show-server --show-context --show-console --to-latest --include-not-recommended --allow-not-recommended --all-images --no-stream --include-uninitialized --export`),
};

/** The last `--dry-run` counts, no word may turn into another one, and --raw and --edit do not look at it. */
export const isDryRun = (given: Options): boolean =>
  ['client', 'server', 'true'].includes(given.value('--dry-run') ?? '') &&
  !given.has('--raw', '--edit') &&
  !given.positionals.some(mayBeOption);
