import { names } from './functions.ts';
import { isHarmlessFunction } from './server-functions.ts';

const mysqlFunctions: ReadonlySet<string> = new Set(
  names(`if ifnull nullif isnull coalesce greatest least interval concat concat_ws group_concat json_arrayagg json_objectagg json_extract
    json_unquote json_contains json_keys json_length json_object json_array json_table json_value json_search json_valid json_pretty
    date_format date_add date_sub adddate subdate addtime subtime datediff timediff timestampdiff timestampadd str_to_date unix_timestamp
    from_unixtime utc_timestamp utc_date utc_time curdate curtime current_timestamp current_date current_time sysdate localtime
    localtimestamp date time year month day dayname dayofmonth dayofweek dayofyear week weekday yearweek quarter hour minute second
    microsecond last_day makedate maketime period_add period_diff sec_to_time time_to_sec to_days from_days to_seconds time_format
    convert_tz convert cast char_length character_length lcase ucase mid instr locate field find_in_set elt space strcmp hex unhex bin oct
    conv crc32 rand truncate format inet_aton inet_ntoa inet6_aton inet6_ntoa uuid uuid_short uuid_to_bin bin_to_uuid is_uuid sha sha1 sha2
    compress uncompress substring_index soundex quote regexp_instr regexp_like insert mod pow database schema user system_user session_user
    connection_id found_rows row_count last_insert_id version charset collation coercibility variance var_pop var_samp std stddev
    bit_count any_value values default is_free_lock is_used_lock format_bytes format_pico_time ps_thread_id ps_current_thread_id
    statement_digest statement_digest_text gtid_subset gtid_subtract roles_graphml current_role
    sys.format_bytes sys.format_time sys.format_statement sys.format_path sys.version_major sys.ps_thread_id`),
);

/** True for functions of MySQL and MariaDB that only compute or report. */
export const isHarmlessInMysql = (name: string): boolean => mysqlFunctions.has(name) || isHarmlessFunction(name);

const transactFunctions: ReadonlySet<string> = new Set(
  names(`app_name charindex checksum choose col_name databasepropertyex datalength dateadd datediff datediff_big datefromparts datename datepart
    db_id db_name eomonth error_message error_number fileproperty filegroup_name format getdate getutcdate has_dbaccess has_perms_by_name
    host_name iif indexproperty is_member is_srvrolemember isnull isnumeric len newid object_definition object_id object_name
    object_schema_name objectproperty original_login parsename patindex quotename replicate schema_id schema_name serverproperty stats_date
    string_agg string_split stuff suser_name suser_sname switchoffset sysdatetime sysdatetimeoffset sysutcdatetime todatetimeoffset try_cast
    try_convert try_parse type_name user_id user_name`),
);

/** True for functions of Microsoft's SQL that only compute or report; its views of the server's state take parameters, too. */
export const isHarmlessInTransactSql = (name: string): boolean =>
  transactFunctions.has(name) || /^sys\.dm_\w+$/u.test(name) || isHarmlessInMysql(name);

/** ClickHouse has some 1500 functions in families that only compute; what reaches out of the server is not among them. */
const clickHouseFamilies =
  /^(?:to[a-z]\w*|from(?:unixtimestamp|daysSince)\w*|parse\w*|format(?:datetime|readable|row)\w*|(?:count|sum|avg|min|max|any|uniq|quantiles?|median|stddev|var|group(?:array|uniqarray|bit|bitmap|concat)|arg(?:min|max)|first_value|last_value|topk|delta(?:sum)?|corr|covar|entropy|skew|kurt|simplelinearregression|retention|windowfunnel|sequencematch)\w*|array\w*|map\w*|tuple\w*|has\w*|json\w*|visitparam\w*|simplejson\w*|dictget\w*|dicthas|date\w*|add(?:seconds|minutes|hours|days|weeks|months|quarters|years)|subtract\w+|is(?:null|notnull|nan|finite|infinite|zeroornull|valid\w*|ipv\w*)|ipv\w+|empty|notempty|position\w*|match\w*|multi(?:search|match|fuzzy)\w*|extract\w*|replace\w*|split\w*|substring\w*|lower\w*|upper\w*|length\w*|reverse\w*|starts?with\w*|ends?with\w*|hex|unhex|bit\w*|round\w*|floor|ceil|(?:city|farm|sip|metro|murmur|xx)hash\w*|domain\w*|protocol|path|cutto\w*|url(?:hierarchy|pathhierarchy)|geo\w+|cast|multiif|assumenotnull|ifnull|nullif|coalesce|timeslots?|now64|today|yesterday|hostname|fqdn|uptime|version|currentdatabase|currentuser|getsetting|tostartof\w+|runningdifference\w*|neighbor|rownumberinblock|rownumberinallblocks|partitionid|materialize|identity|ignore|numbers(?:_mt)?|zeros(?:_mt)?|cluster|clusterallreplicas|merge|view|bar|transform|plus|minus|multiply|divide|modulo|equals|notequals|greater\w*|less\w*|intdiv\w*|demangle|addresstoline|addresstosymbol|queryid|initialqueryid|tcpport|timezone\w*|servertimezone)$/u;

/** True for functions of ClickHouse that only compute or report. */
export const isHarmlessInClickHouse = (name: string): boolean => clickHouseFamilies.test(name) || isHarmlessFunction(name);

const cassandraFunctions: ReadonlySet<string> = new Set(
  names(`count min max avg sum token ttl writetime maxwritetime cast now uuid mintimeuuid maxtimeuuid totimestamp todate tounixtimestamp dateof
    unixtimestampof currenttimestamp currentdate currenttime currenttimeuuid tojson fromjson to_json from_json blobastext blobasint blobasbigint
    textasblob intasblob bigintasblob typeasblob blobastype abs exp log log10 round map_keys map_values collection_count collection_min
    collection_max collection_sum collection_avg`),
);

/** True for functions of Cassandra that only compute or report. */
export const isHarmlessInCassandra = (name: string): boolean => cassandraFunctions.has(name);
