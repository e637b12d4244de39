import type { Knowledge } from '../program.ts';
import { reads } from '../../judge/judgement.ts';
import { keepsCopy, lastPlace } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://www.rabbitmq.com/docs/man/rabbitmqctl.8 and its neighbours. */
export const rabbitmq: Knowledge = {
  programs: [
    withVerbData('rabbitmqctl rabbitmq-diagnostics rabbitmq-queues rabbitmq-streams rabbitmq-upgrade', {
      options: '-n --node -p --vhost -t --timeout --formatter --erlang-cookie --limit -T --unit --printer --script-name --aliases-file',
      flags: '-q --quiet -s --silent -l --longnames --offline --online --local',
      reads: `status, cluster_status, list_queues, list_exchanges, list_bindings, list_connections, list_channels, list_consumers, list_users, list_vhosts, list_permissions, list_user_permissions, list_topic_permissions,
        list_user_topic_permissions, list_policies, list_operator_policies, list_parameters, list_global_parameters, list_vhost_limits, list_user_limits, list_feature_flags, list_hashes, list_ciphers, list_node_auth_attempt_stats,
        list_unresponsive_queues, list_deprecated_features, list_global_parameters, list_stream_connections, list_stream_consumers, list_stream_publishers, list_network_interfaces, environment, report, ping, version, help, eval_file-help, schema_info, consume_event_stream-help,
        check_running, check_local_alarms, check_alarms, check_port_connectivity, check_port_listener, check_protocol_listener, check_virtual_hosts, check_certificate_expiration, check_if_any_deprecated_features_are_used,
        check_if_node_is_mirror_sync_critical, check_if_node_is_quorum_critical, check_if_cluster_has_classic_queue_mirroring_policy, check_if_new_quorum_queue_replicas_have_finished_initial_sync, memory_breakdown, alarms, listeners, server_version, erlang_version,
        os_env, runtime_thread_stats, certificates, cipher_suites, cluster_status, command_line_arguments, discover_peers, disable_auth-help, is_booting, is_running, log_location, log_tail, maybe_stuck, resolve_hostname, resolver_info, tls_versions, disk_free,
        quorum_status, stream_status, peek, authenticate_user, node_health_check, await_online_nodes, await_startup, cluster_links, member_with_highest_index, leader_health_check, metadata_store_status, remote_shell-help`,
      changes: {
        'starts or stops the broker':
          'stop, stop_app, start_app, shutdown, boot, await_shutdown, drain, revive, suspend_listener, suspend_all_listeners, resume_listener, resume_all_listeners, hard-stop',
        'changes accounts, rights or rules': `add_user, change_password, set_user_tags, set_permissions, set_topic_permissions, set_policy, set_operator_policy, set_parameter, set_global_parameter, set_vhost_limits, set_user_limits, set_vhost_tags, add_vhost, restart_vhost, clear_password,
          import_definitions, enable_feature_flag, update_vhost_metadata, set_permissions_globally`,
        'changes the cluster':
          'join_cluster, change_cluster_node_type, rename_cluster_node, update_cluster_nodes, sync_queue, cancel_sync_queue, rebalance, grow, add_member, add_replica, transfer_leadership, set_cluster_name, force_boot, reclaim_quorum_memory, await_online_quorum_plus_one, post_upgrade, restart_stream, force_gc, rotate_logs, set_log_level, set_vm_memory_high_watermark, set_disk_free_limit, eval, eval_file, encode, decode, trace_on, trace_off, remote_shell, observer, force_checkpoint, resume_local_queue',
      },
      destroys: {
        'removes the messages of a queue': 'purge_queue',
        'removes a queue with its messages': 'delete_queue',
        'removes everything on the node': 'reset, force_reset',
        'removes a virtual host with its queues': 'delete_vhost',
        'removes an account or a right':
          'delete_user, clear_permissions, clear_topic_permissions, clear_policy, clear_operator_policy, clear_parameter, clear_global_parameter, clear_vhost_limits, clear_user_limits, delete_member, delete_replica, shrink, forget_cluster_node, delete_shovel, delete_super_stream',
        'ends connections': 'close_connection, close_all_connections, close_all_user_connections',
      },
      special: {
        export_definitions: (_, given) => keepsCopy(lastPlace(given), 'copies the definitions out'),
        'consume_event_stream, log_tail_stream': reads('never ends by itself', { unbounded: true }),
      },
    }),
    withVerbData('rabbitmq-plugins', {
      options: '-n --node -t --timeout',
      flags: '-q -s --offline --online',
      reads: 'list, directories, is_enabled, help, version',
      changes: { 'changes the plugins': 'enable, disable, set' },
    }),
    withVerbData('rabbitmqadmin', {
      options:
        '-c --config -N --node -H --host -P --port -u --username -p --password -V --vhost -f --format -d --depth -S --sort --path-prefix -t --request-timeout --ssl-ca-cert-file --ssl-cert-file --ssl-key-file --file',
      flags: '-s --ssl -k --ssl-insecure -q --quiet --use-tls',
      reads: 'list, show, help, overview, health_check, nodes, get-help',
      changes: { 'sends or takes messages': 'publish, get', 'changes the broker': 'declare, import, definitions import, rebalance' },
      destroys: { 'removes it': 'delete, purge, close' },
      special: {
        'export, definitions export': (_, given) =>
          keepsCopy(given.has('--file') ? given.place('--file') : lastPlace(given), 'copies the definitions out'),
      },
    }),
  ],
  examples: {
    reads: `
      rabbitmqctl export_definitions definitions.json
      rabbitmqctl list_queues name messages consumers
      rabbitmqctl -n rabbit@node-1 cluster_status
      rabbitmq-diagnostics -q check_local_alarms
      rabbitmq-diagnostics memory_breakdown --unit mb
      rabbitmq-queues quorum_status orders
      rabbitmqadmin -u guest list queues
      rabbitmq-plugins list`,
    changes: `
      rabbitmqctl export_definitions /etc/x
      rabbitmqadmin definitions export --file /etc/x
      rabbitmqctl stop_app
      rabbitmqctl set_policy ha '.*' '{}'
      rabbitmqctl eval 'node().'
      rabbitmqctl set_vm_memory_high_watermark 0.6
      rabbitmq-upgrade drain
      rabbitmqadmin publish routing_key=a payload=b
      rabbitmqctl no_such_verb`,
    destroys: `
      rabbitmqctl purge_queue orders
      rabbitmqctl force_reset
      rabbitmqctl close_all_connections stuck
      rabbitmqadmin delete queue name=orders
      rabbitmqctl forget_cluster_node rabbit@node-3`,
  },
};
