/** A list of names. */
export const names = (text: string): string[] => text.trim().split(/\s+/u);

/** PostgreSQL functions that only compute (`provolatile` i or s in `pg_proc`, and random values). */
export const computingFunctions: ReadonlySet<string> = new Set([
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
  // further ones of the server's own list (`pg_proc`, provolatile i or s), and those of pgcrypto, pg_trgm, fuzzystrmatch, uuid-ossp
  ...names(`acos acosd acosh array_dims array_fill array_replace array_reverse array_sample array_shuffle array_sort array_to_json
    array_to_tsvector asin asind asinh atan atan2 atan2d atand atanh bit bit_count bool casefold cbrt convert convert_from
    convert_to cos cosd cosh cot cotd crc32 crc32c crypt daterange degrees digest enum_first enum_last enum_range float4
    float8 gcd gen_random_uuid gen_salt get_bit get_byte hmac hostmask inet_merge inet_same_family int2 int4 int4range
    int8 int8range interval is_normalized json_agg_strict json_array_element json_object json_object_agg_strict
    json_object_agg_unique json_object_agg_unique_strict json_object_field json_populate_record json_populate_recordset
    json_strip_nulls json_to_record json_to_tsvector jsonb_agg_strict jsonb_concat jsonb_delete jsonb_exists jsonb_insert
    jsonb_object jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict jsonb_path_exists_tz
    jsonb_path_match jsonb_path_match_tz jsonb_path_query_array jsonb_path_query_array_tz jsonb_path_query_first
    jsonb_path_query_first_tz jsonb_path_query_tz jsonb_populate_record jsonb_populate_record_valid
    jsonb_populate_recordset jsonb_set_lax jsonb_to_tsvector lcm levenshtein lower_inf min_scale netmask normalize
    num_nonnulls num_nulls numeric numrange overlaps parse_ident phraseto_tsquery pi pow querytree radians random_normal
    range_agg range_intersect_agg range_merge regexp_instr regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_sxx
    regr_sxy regr_syy scale set_bit set_byte set_masklen setweight sin sind sinh soundex strip tan tand tanh text textcat
    time time_bucket timestamp timestamptz timetz to_ascii to_bin to_oct trim_array trim_scale ts_delete ts_filter
    ts_lexize ts_rank_cd ts_token_type tsrange tstzrange tsvector_to_array unicode_assigned unistr upper_inf
    uuid_extract_timestamp uuid_extract_version uuid_generate_v4 uuidv4 uuidv7 word_similarity xml xml_is_well_formed
    xml_is_well_formed_content xml_is_well_formed_document xmlagg xmlcomment xmlexists xmltext xmlvalidate xpath_exists`),
]);
