const names = (text: string): string[] => text.trim().split(/\s+/u);

/**
 * PostgreSQL functions that only compute or report (`provolatile` i or s in pg_proc, or a report on
 * the server). A function that is not here may do anything: it makes its statement mutating.
 */
export const harmlessFunctions: ReadonlySet<string> = new Set([
  // aggregates and windows
  ...names(`count sum avg min max array_agg string_agg json_agg jsonb_agg json_object_agg jsonb_object_agg bool_and bool_or every
    bit_and bit_or bit_xor stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_slope
    percentile_cont percentile_disc mode rank dense_rank row_number ntile lag lead first_value last_value nth_value
    cume_dist percent_rank grouping any_value`),
  // numbers, text
  ...names(`abs ceil ceiling floor round trunc mod power sqrt exp ln log log10 sign random greatest least width_bucket div
    length char_length character_length octet_length bit_length lower upper initcap trim btrim ltrim rtrim lpad rpad
    substr substring replace regexp_replace regexp_matches regexp_match regexp_count regexp_like regexp_substr
    regexp_split_to_table regexp_split_to_array split_part string_to_array string_to_table array_to_string position strpos
    left right repeat reverse concat concat_ws format overlay translate ascii chr md5 sha256 sha224 sha384 sha512 encode decode to_hex
    quote_ident quote_literal quote_nullable starts_with similarity unaccent to_number to_char coalesce nullif`),
  // times
  ...names(`now clock_timestamp statement_timestamp transaction_timestamp timeofday current_date date date_trunc date_part extract age
    to_timestamp to_date make_date make_time make_timestamp make_timestamptz make_interval justify_days justify_hours
    justify_interval isfinite date_bin timezone date_add date_subtract`),
  // arrays, JSON, ranges
  ...names(`array_length array_upper array_lower array_position array_positions array_remove array_append array_prepend array_cat
    array_ndims cardinality unnest generate_series generate_subscripts jsonb_array_elements json_array_elements
    jsonb_array_elements_text json_array_elements_text jsonb_each json_each jsonb_each_text json_each_text
    jsonb_object_keys json_object_keys jsonb_typeof json_typeof jsonb_array_length json_array_length
    jsonb_build_object json_build_object jsonb_build_array json_build_array to_json to_jsonb row_to_json
    jsonb_extract_path jsonb_extract_path_text json_extract_path json_extract_path_text jsonb_pretty jsonb_strip_nulls
    jsonb_path_query jsonb_path_exists jsonb_set jsonb_to_record jsonb_to_recordset json_to_recordset lower_inc upper_inc isempty
    host text network masklen abbrev family xpath to_tsvector to_tsquery plainto_tsquery websearch_to_tsquery ts_rank ts_headline`),
  // reports on the server
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
    pg_has_role current_setting txid_current_if_assigned txid_current_snapshot pg_current_snapshot pg_snapshot_xmin pg_snapshot_xmax
    pg_xact_commit_timestamp mxid_age txid_status pg_stat_get_activity pg_stat_get_backend_idset
    pg_stat_get_backend_activity pg_stat_get_backend_pid pg_stat_get_db_numbackends pg_stat_get_live_tuples
    pg_stat_get_dead_tuples pg_stat_get_wal_senders pg_lock_status pg_locks pg_show_all_settings pg_settings_get_flags
    pg_ls_waldir pg_ls_logdir pg_ls_tmpdir pg_stat_file pg_current_logfile pg_available_extensions pg_timezone_names
    pg_options_to_table pg_sequence_last_value pg_sequence_parameters pg_partition_tree pg_partition_root pg_partition_ancestors
    pg_index_column_has_property pg_stat_statements pg_stat_statements_info pg_buffercache_pages pg_buffercache_summary
    pgstattuple pgstattuple_approx pgstatindex pg_freespace pg_visibility_map_summary lo_get pg_jit_available
    pg_control_checkpoint pg_control_system pg_get_replication_slots pg_stat_get_progress_info pg_stat_get_slru`),
]);

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
};

/** Functions that lose something for good. */
export const destroyingFunctions: ReadonlySet<string> = new Set(['lo_unlink', 'pg_drop_replication_slot']);
