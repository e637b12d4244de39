import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

/** Sockets and counters of the network. */
export const sockets: Knowledge = {
  programs: [
    // Endless with -c: netstat(8). FreeBSD's -z sets the counters back, and Linux has no -z.
    {
      names: ['netstat'],
      options: 'never-change',
      judge: (call) => {
        if (call.words.some((word) => /^-[a-zA-Z]*z/u.test(word.prefix))) return changes('netstat -z sets counters back');
        return call.words.some((word) => /^(?:-[a-zA-Z]*c|--co)/u.test(word.prefix))
          ? reads('netstat -c never ends by itself', { unbounded: true })
          : reads();
      },
    },
    // nstat(8): -r and -d set its history; vnstat(1): what is not listed changes its database.
    readsUnless(
      ['nstat', 'rtacct', 'ifstat'],
      {
        valued: words('-t --interval -i'),
        plain: words('-a -s -z -j -p -h -V -e --ignore --noupdate --zeros --json --pretty --help --version --errors'),
      },
      {},
    ),
    readsUnless(
      ['vnstat'],
      {
        valued: words('-i --iface -b --begin -e --end --config --dbdir --limit --style -ru --rateunit --locale'),
        plain: words(
          '-5 -h -hg -d -m -y -t -s -q -w -l -tr -v --fiveminutes --hours --hoursgraph --days --months --years --top --short --query --oneline --json --xml --alert --iflist --live --traffic --version --help --dbiflist',
        ),
        singleDashLong: true,
      },
      {},
    ),
    readsUnless(
      ['ss'],
      {
        valued: words('-f -A -F -N --query --socket --family --net --filter'),
        // ss(8), iproute2 6.15; -K and -D are judged below
        plain: words(
          '-h -V -H -O -n -r -a -l -o -e -m -p -T -i -s -b -E -Z -z -K -D -4 -6 -0 -t -u -d -w -S -x -M --help --version --no-header --oneline --numeric --resolve --all --listening --options --extended --memory --processes --threads --info --summary --tos --cgroup --tipcinfo --bpf --bpf-maps --events --context --contexts --kill --diag --ipv4 --ipv6 --packet --tcp --udp --dccp --raw --sctp --unix --vsock --tipc --xdp --mptcp --inet-sockopt --bound-inactive --no-queues -Q -B',
        ),
      },
      {
        '-K': changes('ss -K ends connections'),
        '--kill': changes('ss -K ends connections'),
        '-D': changes('ss -D writes a file'),
        '--diag': changes('ss -D writes a file'),
      },
    ),
  ],
  examples: {
    reads: `
      ss -tlnp
      ss -s
      netstat -anp
      netstat -tlnpc
      vnstat -d`,
    changes: `
      ss -K dst 10.0.0.1
      vnstat --remove -i eth0
      nstat -r
      ss --kil dst 10.0.0.1`,
  },
};
