import { hasHole } from '../../holes/hole.ts';
import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder, isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import { steersOneProgram } from '../../judge/steering.ts';
import type { Word } from '../../shell/ast.ts';
import { shellIn } from '../kubernetes/kubectl-verbs.ts';
import { readOptions } from '../options.ts';
import type { OptionShape, Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { keepsCopy, lastPlace, prompt, readsForever, writesTo } from '../shapes.ts';
import { elsewhere } from '../shells/inner-shell.ts';
import { verbJudge, words } from '../verbs.ts';

const shells = new Set(['sh', 'bash', 'ash', 'zsh', '/bin/sh', '/bin/bash', '/bin/ash', '/usr/bin/bash']);

const globals: OptionShape = {
  valued:
    words(`-H --host -c --context --config -l --log-level --tlscacert --tlscert --tlskey -f --file -p --project-name --profile --env-file
    --project-directory --ansi --progress --parallel -n --namespace -a --address --url --connection --root --runroot`),
  plain: words(
    '-D --debug --tls --tlsverify -v --version --help --verbose --no-ansi --compatibility --dry-run --all-resources --remote -r',
  ),
  stopAtFirst: true,
};
const verbShape: OptionShape = {
  valued:
    words(`-f --filter --format -n --last --tail --since --until -s --size -t --time --timeout -u --user -w --workdir -e --env --env-file
    --name --index --network -v --volume -p --publish --type --signal --scale --restart --entrypoint -l --label -m --memory --cpus --replicas --image`),
};

/** `-e NAME=VALUE`, for the one program that runs; the name may be filled in. */
function setsSteering({ prefix, value }: Word): boolean {
  const [name = '', ...rest] = prefix.split('=');
  return name === '' || hasHole(name) || steersOneProgram(name, value === null ? null : rest.join('='));
}

/** `docker exec [options] CONTAINER program…`: the program's own options come after the container. */
function exec(call: Call, inner: Call['words']): Judgement {
  const given = readOptions(inner, {
    valued: words('-e --env --env-file -u --user -w --workdir --detach-keys --index'),
    stopAtFirst: true,
  });
  // podman exec -l: the container is not named.
  if (given.has('-l', '--latest')) return combine(call.run(given.positionals), changes('which word is the program depends on its options'));
  const [, program, ...others] = given.positionals;
  if (program === undefined) return changes('exec without a program');
  const isShell = shells.has(program.value ?? '') && others.every((word) => ['-l', '-i', '--login'].includes(word.value ?? ''));
  if (isShell && call.input.kind === 'nothing') return shellIn(program.value ?? 'sh');
  const isCompose = call.program.includes('compose');
  const hasInput = given.has('-i', '--interactive') || isCompose;
  const ran = call.run(given.positionals.slice(1), hasInput ? call.input : { kind: 'nothing' });
  const own = given.has('-w', '--workdir') ? elsewhere(ran) : ran;
  const steers = given.words('-e', '--env').some(setsSteering);
  return combine(
    own,
    ...(given.has('-d', '--detach') ? [changes('goes on in the background')] : []),
    ...(given.has('--env-file') ? [changes('a file that is not shown sets variables')] : []),
    ...(steers ? [changes('a variable changes which program runs')] : []),
  );
}

/** A new container always changes something; what runs in it may do worse. */
function run(call: Call, inner: Call['words']): Judgement {
  const given = readOptions(inner, {
    valued:
      words(`-e --env --env-file -u --user -w --workdir -v --volume --mount -p --publish --name --network --net -h --hostname --entrypoint -m --memory
      --cpus --cpu-shares --restart --pull --platform -l --label --add-host --dns --ulimit --log-driver --log-opt --device --cap-add --cap-drop --security-opt
      --pid --ipc --uts --userns --shm-size --gpus --tmpfs --volumes-from --link --expose --ip --health-cmd --stop-signal --cidfile --group-add -a --attach --runtime --sysctl`),
    stopAtFirst: true,
  });
  const creates = changes('starts a new container');
  const program = given.positionals.slice(1);
  const lost = program.length === 0 || given.has('--entrypoint') ? creates : call.run(program, { kind: 'nothing' });
  const worst = lost.risk === 'destructive' ? combine(creates, lost) : creates;
  return given.has('-i', '-t', '--interactive', '--tty') && !given.has('-d') ? prompt(worst, 'the container') : worst;
}

const noStream = (_: Call, given: Options): Judgement =>
  given.has('--no-stream') ? reads() : reads('stats without --no-stream never ends by itself', { unbounded: true });
const endless = reads('never ends by itself', { unbounded: true });
const logs = readsForever('--follow');

const judgeVerb = verbJudge({
  options: verbShape.valued.join(' '),
  flags: '-D --debug',
  reads: `ps, images, inspect, info, version, port, diff, history, search, top, df, ls, volumes,
    container|image|network|volume|node|service|stack|config|secret|plugin|pod|machine|compose ls|list|ps|inspect|history|top|port|diff|exists|tree,
    system df|info, buildx ls|du|version, buildx imagetools inspect, stack services|config, scout version|help, builder du, context ls|list|inspect|show, manifest inspect, trust inspect, checkpoint ls,
    pod stats|top|exists, system connection list, quadlet list`,
  changes: {
    'restarts containers': 'restart, container restart, pod restart',
    'starts containers':
      'start, up, create, unpause, scale, container start|create|unpause|rename, service create|update|scale|rollback, stack deploy|up, rename, pod start|create|unpause, play kube',
    'stops containers': 'stop, kill, pause, container stop|kill|pause, pod stop|kill|pause, wait, container wait',
    'fetches, builds or sends images':
      'pull, push, build, tag, load, import, commit, image pull|push|build|tag|load|import, container commit, buildx build|bake|create|use, buildx imagetools, manifest create|push|annotate, publish',
    'changes the limits of containers': 'update, container update',
    'changes networks, volumes or settings':
      'network create|connect|disconnect, volume create, secret create, config create, node update|promote|demote, swarm init|join|update|join-token|unlock, plugin install|enable|disable, trust sign, generate, network reload',
    'signs in or out, or sends later commands elsewhere': 'login, logout, context use|create|update|import',
    'runs the check that the container defines': 'healthcheck',
    'changes the machine': 'machine start|stop|set|init, system migrate|renumber|service, watch, develop',
  },
  destroys: {
    'removes everything that is not in use, for good': 'prune, system|image|container|network|builder|buildx|pod prune, builder prune',
    'removes every unused volume with its data': 'volume prune',
    'removes containers or images': 'rm, rmi, container|image rm|remove, image rmi, pod rm',
    'removes it with what it holds':
      'volume|network|service|stack|secret|config|node|plugin|context|buildx|machine|manifest|checkpoint rm|remove, stack down, swarm leave, system reset, trust revoke',
  },
  special: {
    // https://docs.docker.com/reference/cli/docker/compose/config/ : -o writes; elsewhere `config` is a group
    'config|convert': (_, given) => (given.has('-o', '--output') ? changes('writes a file') : reads()),
    'config create': changes('changes networks, volumes or settings'),
    'config rm|remove': destroys('removes it with what it holds'),
    // swarm ca --rotate replaces the certificates; buildx inspect --bootstrap starts a builder; podman mount NAME mounts
    'swarm ca': (_, given) =>
      given.names.some((name) => name !== '-d' && name !== '--quiet' && name !== '-q')
        ? changes('replaces the certificates of the swarm')
        : reads(),
    'buildx inspect': (_, given) => (given.has('--bootstrap') ? changes('starts a builder') : reads()),
    mount: (_, given) => (given.positionals.length > 1 || given.has('-a', '--all') ? changes('mounts a container') : reads()),
    'logs, container logs, service logs': logs,
    'events, system events': (_, given) => (given.has('--until') ? reads() : endless),
    'stats, container stats': noStream,
    'attach, container attach': prompt(changes('attaches to a running process'), 'the attached process'),
    'save, export, image save, container export, volume export': (_, given) => {
      const target = given.place('-o', '--output');
      return !given.has('-o', '--output') || (target !== null && isSnapshotPlace(target))
        ? reads('copies an image or a container out', { preserves: given.has('-o', '--output') })
        : changes('writes an archive over a file');
    },
    'scout quickview|cves|compare|recommendations, sbom': writesTo('-o', '--output'),
    // docker context export NAME [FILE|-]
    'context export': (_, given) => (given.positionals.length > 3 ? keepsCopy(lastPlace(given)) : reads(undefined, { preserves: true })),
    down: (_, given) =>
      given.has('-v', '--volumes') ? destroys('removes the containers and their volumes') : changes('stops and removes the containers'),
  },
});

/** The words with the global options taken off. */
function docker(call: Call): Judgement {
  const outer = readOptions(call.words, globals);
  const [verb, ...inner] = outer.positionals;
  if (outer.unknown.length > 0) return changes(`${call.program}: the effect of ${call.show(outer.unknown.join(' '))} is not known`);
  if (verb === undefined) return reads();
  if (verb.value === 'compose' || (verb.value === 'container' && ['exec', 'run', 'cp'].includes(inner[0]?.value ?? '')))
    return docker({ ...call, program: `${call.program} compose`, words: inner });
  if (verb.value === 'exec') return exec(call, inner);
  if (verb.value === 'run') return run(call, inner);
  if (verb.value === 'cp') {
    const [from, to] = readOptions(inner, { valued: [] }).positionals.map(placeOf);
    return from?.includes(':') === true && to === '-'
      ? reads('copies files out of the container')
      : from?.includes(':') === true && to !== undefined && !to.includes(':') && isSnapshotFolder(to)
        ? reads('copies files out of the container', { preserves: true })
        : changes('writes files into the container');
  }
  const followsByF = verb.value === 'logs' || inner[0]?.value === 'logs';
  const withoutF = { valued: verbShape.valued.filter((name) => name !== '-f' && name !== '-t') };
  if (followsByF && readOptions([verb, ...inner], withoutF).has('-f', '--follow'))
    return reads('-f never ends by itself', { unbounded: true });
  const isRemoval = ['rm', 'rmi', 'down', 'kill', 'stop'].includes(verb.value ?? '') || ['rm', 'prune'].includes(inner[0]?.value ?? '');
  const valued = isRemoval ? verbShape.valued.filter((name) => !['-f', '-v', '-s'].includes(name)) : verbShape.valued;
  const withOutput = ['save', 'export', 'scout', 'sbom'].some((name) => name === verb.value || name === inner[0]?.value);
  return judgeVerb({ ...call, words: [verb, ...inner] }, { valued: withOutput ? [...valued, '-o', '--output'] : valued });
}

/** https://docs.docker.com/reference/cli/docker/, and the programs that follow its command line. */
export const dockerKnowledge: Knowledge = {
  programs: [{ names: ['docker', 'podman', 'nerdctl', 'docker-compose', 'podman-compose'], judge: docker }],
  examples: {
    reads: `
      docker ps -a --filter status=exited --format '{{.Names}}'
      docker logs --tail 100 --since 10m web
      docker logs -f web
      docker inspect web -f '{{.State.Status}}'
      docker stats --no-stream
      docker system df -v
      docker compose -f prod.yml ps
      docker compose logs web --tail=50
      docker-compose config
      docker exec web cat /etc/hosts
      docker exec -it db psql -c 'SELECT 1'
      docker top web
      docker cp web:/var/log/app.log ./app.log
      docker events --since 1h --until 0m
      docker volume ls
      docker network inspect bridge
      docker image ls
      docker --context prod ps
      podman pod ps
      docker service logs web
      docker cp web:/var/log -
      docker stack services shop
      docker compose config web
      docker swarm ca
      docker buildx imagetools inspect web:1
      docker scout cves web:1
      podman mount`,
    changes: `
      docker restart web
      docker compose up -d
      docker compose down
      docker stop web
      docker pull web:2
      docker compose build web
      docker run --rm -it alpine sh
      docker exec -it web sh
      docker exec -d web touch /x
      docker exec web sh -c 'echo 1 > /x'
      docker cp ./x web:/x
      docker update --memory 1g web
      docker service scale web=3
      docker login
      docker --no-such-option ps
      docker compose run --rm web migrate
      docker no-such-verb
      docker swarm ca --rotate
      docker buildx inspect --bootstrap
      podman mount web
      podman healthcheck run web
      docker scout enroll shop
      docker compose config -o /etc/x
      docker compose config --output=/etc/x`,
    destroys: `
      docker rm -f web
      docker rmi web:1
      docker volume rm data
      docker system prune -af --volumes
      docker volume prune -f
      docker compose down -v
      docker swarm leave --force
      docker exec web rm -rf /data
      docker compose rm -f web
      docker stack rm shop
      docker config rm a`,
  },
};
