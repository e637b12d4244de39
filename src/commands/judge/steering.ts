/** Variables by which somebody else's program, library, plugin, setting or file comes in, by what they belong to. */
const steering = [
  // the loader, and libraries that load others
  /^(?:LD_|DYLD_|PATH$|GCONV_PATH$|GCC_EXEC_PREFIX$|GLIBC_TUNABLES$|OPENSSL_(?:CONF|ENGINES|MODULES)$)/u,
  // shells, and where programs look for their settings
  /^(?:BASH_ENV|BASH_CMDS|BASH_ALIASES|ENV|CDPATH|IFS|DIRSTACK|INPUTRC|HISTFILE(?:SIZE)?|SYSTEMD_SSH|PROMPT_COMMAND|PS4|SHELL|SHELLOPTS|ZDOTDIR|HOME|OLDPWD|XDG_(?:CONFIG|DATA)_\w+)$|^BASH_FUNC_/u,
  // interpreters
  /^(?:NODE_(?:OPTIONS|PATH|V8_COVERAGE|REDIRECT_WARNINGS|COMPILE_CACHE)|PYTHON(?:STARTUP|PATH|HOME|BREAKPOINT|USERBASE|WARNINGS|PYCACHEPREFIX)|PERL5\w*|PERLLIB|RUBY(?:OPT|LIB)|LUA_(?:PATH|CPATH|INIT)\w*|PHPRC|PHP_INI_SCAN_DIR|CLASSPATH|_?JAVA_(?:TOOL_)?OPTIONS|JDK_JAVA_OPTIONS|CLOUDSDK_PYTHON\w*|GO(?:FLAGS|ENV|ROOT|TOOLCHAIN)|CC|CXX|ELIXIR_ERL_OPTIONS|PIP_\w+|UV_\w+|RUSTFLAGS|RUSTC_WRAPPER)$/u,
  // pagers, editors, browsers
  /(?:PAGER|EDITOR|BROWSER)$|^(?:VISUAL|VIMINIT|EXINIT|MANOPT|BAT_OPTS|BAT_CONFIG_\w+|LESS|LESS(?:OPEN|CLOSE|HISTFILE|KEY\w*))$/u,
  // helpers that are started, plugins that are loaded, files that are written
  /_ASKPASS$|_RSH$|_(?:PASSWORD_COMMAND|PASSCOMMAND|TOKEN_COMMAND|CREDENTIAL_COMMAND)$|^(?:DBUS_\w+_ADDRESS|RIPGREP_CONFIG_PATH|TRIVY_(?!DISABLE_VEX_NOTICE|NO_PROGRESS|QUIET|SEVERITY|TIMEOUT)\w+|GRYPE_\w+|SYFT_\w+|TAPE|KUBECOLOR_\w+|KUBECTL_COMMAND|SOPS_\w+_(?:CMD|EXEC)|KUBECTL_PLUGINS_PATH|PACKER_PLUGIN_PATH|(?:TF|PACKER)_LOG_PATH|SSLKEYLOGFILE|CF_TRACE|CEPH_ARGS|CONTAINERS_CONF\w*|NMAPDIR|KUBECACHEDIR|KUBERC|MTR_PACKET|LVM_SYSTEM_DIR)$/u,
  /^GIT_(?:SSH\w*|EXTERNAL_DIFF|EXEC_PATH|PROXY_COMMAND|TEMPLATE_DIR|CONFIG\w*|ALLOW_PROTOCOL|TRACE\w*|DIR|COMMON_DIR|INDEX_FILE|WORK_TREE|\w*OBJECT_DIRECTOR\w+)$|^(?:SVN_SSH|SSH_SK_PROVIDER|RSYNC_CONNECT_PROG)$/u,
  // options and settings by another way
  /^(?:KUBECTL_EXTERNAL_DIFF|HELM_(?:PLUGINS|BIN|\w+_HOME)|DOCKER_CONFIG|RPM_CONFIGDIR|APT_CONFIG|KRB5_(?:TRACE|CONFIG)|REDISCLI_RCFILE|RCLONE_\w+|PARALLEL_SHELL|VAULT_CONFIG_PATH|NEO4J_CONF|PSQLRC|(?:SYSTEM_)?WGETRC|CURL_HOME|BOTO_CONFIG|MAKE(?:FLAGS|FILES)|GNUMAKEFLAGS|TAR_OPTIONS|PULUMI_HOME|VAULT_WRAP_TTL|MYSQL_HOME|JAVA_HOME|PGSSLKEY|SQLCMDINI|KAFKA_(?!HEAP_)\w*OPTS|PULSAR_EXTRA_OPTS|KCAT_CONFIG)$|JVMFLAGS$/u,
  /^(?:LIBMYSQL_PLUGIN|PGBACKREST_(?:CMD|CONFIG|REPO\d*_HOST_CMD)|RABBITMQ_(?:CTL_ERL_ARGS|CONF_ENV_FILE|SERVER_)|ERL_(?:A|Z)?FLAGS|TF_CLI_|TF_DATA_DIR$|TG_|TERRAGRUNT_|ANSIBLE_(?!STDOUT_CALLBACK$|NOCOLOR$|FORCE_COLOR$|HOST_KEY_CHECKING$|DISPLAY_|DEPRECATION_WARNINGS$)|AZURE_EXTENSION_|(?:npm_config|NPM_CONFIG)_)/u,
];

/** By their names they say what to run, or with which options, whatever program they belong to; in front of one program they are for it. */
const byName =
  /(?:^|_)(?:BIN|CMD|COMMAND|EXEC|EXECUTABLE|TOOLS|HOOKS?|SCRIPT|SHELL|OPTS|FLAGS|PLUGINS?|LIBRAR(?:Y|IES)|PRELOAD|AGENT)$|_(?:EXEC|PLUGINS?|LIB|BIN|CONFIG)_?(?:PATH|DIR|FILE)$|^(?:SYSTEMD_SSH|BUNDLE_\w+|PG(?:OPTIONS|SERVICEFILE|SYSCONFDIR)|LOG_DIR)$/u;

/** A program may be told to page with nothing, or with what only shows; `less` how it looks. */
const harmless: Readonly<Record<string, RegExp>> = {
  PAGER: /^(?:cat|less|more)?$/u,
  LESS: /^-?[FKMNRSXeimnqrw]*$/u,
  KAFKA_HEAP_OPTS: /^(?:-X(?:mx|ms)\w+\s*)*$/u,
  AWS_CONFIG_FILE: /^/u,
  PGSSLKEY: /^(?!engine:)/u,
  PGOPTIONS:
    /^(?:(?:-c\s*|--)(?:statement_timeout|lock_timeout|default_transaction_read_only|idle_in_transaction_session_timeout|work_mem|search_path|client_min_messages)=[\w. ,]*?(?=\s-|\s*$)\s*)*$/u,
};

/** Git writes its trace to the terminal, or into the file that is named. */
const switches = /^(?:[012]|true|false)?$/u;

/** True for variables that change which program or library runs, or with which options. `value` is null where only running it can tell. */
export function steersPrograms(written: string, value: string | null = null): boolean {
  // `PATH[0]` is PATH, `PATH+` is what stands before `=`.
  const name = written.replace(/\[.*$|\+$/su, '');
  const plain = name.startsWith('GIT_TRACE') ? switches : harmless[name.endsWith('PAGER') ? 'PAGER' : name];
  return steering.some((pattern) => pattern.test(name)) && !(value !== null && plain?.test(value) === true);
}

/** The same for a variable that stands in front of one program only. */
export const steersOneProgram = (name: string, value: string | null): boolean =>
  steersPrograms(name, value) || (byName.test(name) && !(value !== null && harmless[name]?.test(value) === true));
