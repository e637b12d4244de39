import { computingFunctions, names } from './functions.ts';

const reportingFunctions: ReadonlySet<string> = new Set([
  ...names(`version current_database current_schema current_schemas current_user session_user current_query inet_client_addr
    inet_client_port inet_server_addr inet_server_port pg_backend_pid pg_blocking_pids pg_safe_snapshot_blocking_pids
    pg_conf_load_time pg_postmaster_start_time pg_is_in_recovery pg_is_wal_replay_paused pg_get_wal_replay_pause_state
    pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp pg_current_wal_lsn
    pg_current_wal_insert_lsn pg_current_wal_flush_lsn pg_wal_lsn_diff pg_walfile_name pg_walfile_name_offset
    pg_database_size pg_tablespace_size pg_table_size pg_total_relation_size pg_relation_size pg_indexes_size
    pg_column_size pg_size_pretty pg_size_bytes pg_relation_filepath pg_relation_filenode pg_get_indexdef pg_get_viewdef
    pg_get_constraintdef pg_get_functiondef pg_get_expr pg_get_userbyid pg_get_triggerdef pg_get_serial_sequence
    pg_get_ruledef pg_get_keywords pg_table_is_visible pg_function_is_visible pg_type_is_visible pg_encoding_to_char
    format_type obj_description col_description shobj_description to_regclass to_regtype to_regproc pg_typeof
    has_table_privilege has_database_privilege has_schema_privilege has_column_privilege has_function_privilege
    pg_has_role current_setting txid_current_if_assigned txid_current_snapshot pg_current_snapshot pg_snapshot_xmin
    pg_snapshot_xmax pg_xact_commit_timestamp mxid_age txid_status pg_stat_get_activity pg_stat_get_backend_idset
    pg_stat_get_backend_activity pg_stat_get_backend_pid pg_stat_get_db_numbackends pg_stat_get_live_tuples
    pg_stat_get_dead_tuples pg_stat_get_wal_senders pg_lock_status pg_locks pg_show_all_settings pg_settings_get_flags
    pg_ls_waldir pg_ls_logdir pg_ls_tmpdir pg_stat_file pg_current_logfile pg_available_extensions pg_timezone_names
    pg_options_to_table pg_sequence_last_value pg_sequence_parameters pg_partition_tree pg_partition_root
    pg_partition_ancestors pg_index_column_has_property pg_stat_statements pg_stat_statements_info pg_buffercache_pages
    pg_buffercache_summary pgstattuple pgstattuple_approx pgstatindex pg_freespace pg_visibility_map_summary lo_get
    pg_jit_available pg_control_checkpoint pg_control_system pg_get_replication_slots pg_stat_get_progress_info
    pg_stat_get_slru acldefault aclexplode get_current_ts_config getdatabaseencoding has_any_column_privilege
    has_foreign_data_wrapper_privilege has_language_privilege has_largeobject_privilege has_parameter_privilege
    has_sequence_privilege has_server_privilege has_tablespace_privilege has_type_privilege icu_unicode_version
    makeaclitem pg_available_extension_versions pg_basetype pg_char_to_encoding pg_client_encoding pg_collation_for
    pg_collation_is_visible pg_column_compression pg_column_is_updatable pg_column_toast_chunk_id pg_config
    pg_conversion_is_visible pg_current_xact_id_if_assigned pg_describe_object pg_encoding_max_length
    pg_extension_update_paths pg_filenode_relation pg_get_acl pg_get_function_arg_default pg_get_function_arguments
    pg_get_function_identity_arguments pg_get_function_result pg_get_function_sqlbody pg_get_object_address
    pg_get_partition_constraintdef pg_get_partkeydef pg_get_replica_identity_index pg_get_statisticsobjdef
    pg_get_statisticsobjdef_columns pg_get_statisticsobjdef_expressions pg_identify_object pg_identify_object_as_address
    pg_index_has_property pg_indexam_has_property pg_indexam_progress_phasename pg_input_error_info pg_input_is_valid
    pg_is_other_temp_schema pg_lsn pg_my_temp_schema pg_numa_available pg_opclass_is_visible pg_operator_is_visible
    pg_opfamily_is_visible pg_relation_is_publishable pg_relation_is_updatable pg_snapshot_xip pg_split_walfile_name
    pg_statistics_obj_is_visible pg_tablespace_databases pg_tablespace_location pg_timezone_abbrevs_abbrevs
    pg_timezone_abbrevs_zone pg_trigger_depth pg_ts_config_is_visible pg_ts_dict_is_visible pg_ts_parser_is_visible
    pg_ts_template_is_visible pg_visible_in_snapshot row_security_active system_user to_regcollation to_regnamespace
    to_regoper to_regoperator to_regprocedure to_regrole to_regtypemod txid_snapshot_xip txid_snapshot_xmax
    txid_snapshot_xmin txid_visible_in_snapshot unicode_version`),
  // volatile in `pg_proc` because what they report changes while a query runs
  ...names(`currval lastval pg_get_wait_events pg_get_backend_memory_contexts pg_get_shmem_allocations pg_hba_file_rules
    pg_ident_file_mappings pg_show_all_file_settings pg_control_init pg_control_recovery pg_last_committed_xact
    pg_notification_queue_usage pg_prepared_xact pg_xact_status pg_show_replication_origin_status pg_stat_have_stats
    pg_stat_clear_snapshot pg_ls_dir pg_ls_archive_statusdir pg_ls_replslotdir pg_ls_logicalsnapdir pg_ls_logicalmapdir
    pg_ls_summariesdir pg_available_wal_summaries pg_wal_summary_contents pg_get_wal_summarizer_state
    pg_get_wal_resource_managers pg_collation_actual_version pg_database_collation_actual_version
    pg_xact_commit_timestamp_origin pg_get_loaded_modules pg_get_aios pg_get_multixact_members pg_get_sequence_data
    pg_get_shmem_allocations_numa pg_logical_slot_peek_changes pg_logical_slot_peek_binary_changes
    pg_replication_origin_progress`),
  // extensions: pgstattuple, pgrowlocks, pg_visibility, amcheck, pageinspect, pg_walinspect, pg_buffercache, TimescaleDB, Citus
  ...names(`pgstathashindex pgstatginindex pg_relpages pgrowlocks pg_visibility pg_visibility_map pg_check_frozen pg_check_visible
    bt_index_check verify_heapam get_raw_page page_header heap_page_items heap_page_item_attrs bt_metap bt_page_stats
    bt_page_items pg_get_wal_records_info pg_get_wal_record_info pg_get_wal_stats pg_get_wal_block_info
    pg_buffercache_usage_counts pg_stat_kcache hypertable_size hypertable_detailed_size chunks_detailed_size show_chunks
    citus_table_size citus_relation_size citus_total_relation_size citus_get_active_worker_nodes aurora_replica_status aurora_version aurora_stat_backend_waits`),
]);

/**
 * True for PostgreSQL functions that only compute or report. A function that is not known here may do
 * anything: it makes its statement mutating.
 */
export const isHarmlessFunction = (name: string): boolean =>
  computingFunctions.has(name) || reportingFunctions.has(name) || name.startsWith('pg_stat_get_');

/** What well-known functions do, for the reason; an unlisted one is "not known". */
export const actingFunctions: Readonly<Record<string, string>> = {
  pg_terminate_backend: 'ends sessions of other users',
  pg_cancel_backend: 'cancels queries of other users',
  set_config: 'changes a setting',
  nextval: 'moves a sequence on',
  setval: 'sets a sequence',
  pg_reload_conf: 'makes the server read its configuration again',
  pg_rotate_logfile: 'starts a new log file',
  pg_promote: 'makes a standby the primary',
  pg_switch_wal: 'starts a new WAL file',
  pg_wal_replay_pause: 'stops replay on the standby',
  pg_wal_replay_resume: 'resumes replay on the standby',
  pg_create_restore_point: 'writes a restore point',
  pg_stat_reset: 'loses the statistics',
  pg_stat_statements_reset: 'loses the statistics of queries',
  pg_sleep: 'holds the session',
  pg_advisory_lock: 'takes a lock',
  pg_advisory_unlock_all: 'gives locks back',
  pg_drop_replication_slot: 'removes a replication slot',
  pg_create_physical_replication_slot: 'creates a replication slot',
  pg_read_file: 'reads files of the server',
  pg_read_binary_file: 'reads files of the server',
  lo_unlink: 'removes a large object',
  lo_import: 'reads a file of the server into the database',
  lo_export: 'writes a file on the server',
  dblink: 'runs SQL on another server',
  dblink_exec: 'runs SQL on another server',
  query_to_xml: 'runs SQL from text',
  pg_repack: 'rewrites a table',
  pg_advisory_xact_lock: 'takes a lock',
  pg_try_advisory_lock: 'takes a lock',
  pg_advisory_unlock: 'gives a lock back',
  pg_backup_start: 'starts a backup on the server',
  pg_backup_stop: 'ends a backup on the server',
  pg_create_logical_replication_slot: 'creates a replication slot',
  pg_replication_slot_advance: 'moves a replication slot on, what it kept is gone',
  pg_logical_slot_get_changes: 'takes changes out of a replication slot',
  pg_logical_slot_get_binary_changes: 'takes changes out of a replication slot',
  pg_logical_emit_message: 'writes into the WAL',
  pg_log_standby_snapshot: 'writes into the WAL',
  pg_log_backend_memory_contexts: 'writes into the server log',
  pg_notify: 'wakes other sessions',
  pg_current_xact_id: 'takes a transaction number',
  txid_current: 'takes a transaction number',
  pg_stat_reset_shared: 'loses the statistics',
  pg_stat_reset_single_table_counters: 'loses the statistics of a table',
  pg_stat_reset_slru: 'loses the statistics',
  pg_stat_reset_replication_slot: 'loses the statistics of a slot',
  pg_replication_origin_drop: 'removes a replication origin',
  pg_prewarm: 'loads a table into memory',
  pg_buffercache_evict: 'throws pages out of memory',
  brin_summarize_new_values: 'writes index entries',
  gin_clean_pending_list: 'writes index entries',
  pg_sleep_for: 'holds the session',
  pg_sleep_until: 'holds the session',
  lo_create: 'creates a large object',
  lo_put: 'writes a large object',
  lo_from_bytea: 'creates a large object',
  setseed: 'changes what random() gives',
  bt_index_parent_check: 'locks a table while it checks the index',
};

/** Functions that lose something for good. */
export const destroyingFunctions: ReadonlySet<string> = new Set(['lo_unlink', 'pg_drop_replication_slot']);
