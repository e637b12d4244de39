/** Who chooses what a program starts: the loader, interpreters, pagers and editors, shells and helpers of other programs, options for a program by another way. */
const steering = [
  /^(?:LD_|DYLD_|PATH$|GCONV_PATH$|GLIBC_TUNABLES$|OPENSSL_(?:CONF|ENGINES|MODULES)$)/u,
  /^(?:BASH_ENV|ENV|IFS|PROMPT_COMMAND|PS4|SHELL|SHELLOPTS|ZDOTDIR)$|^BASH_FUNC_/u,
  /^(?:NODE_OPTIONS|NODE_PATH|PYTHON(?:STARTUP|PATH|HOME|BREAKPOINT)|PERL5\w*|PERLLIB|RUBY(?:OPT|LIB)|LUA_(?:PATH|CPATH|INIT)\w*|PHPRC|PHP_INI_SCAN_DIR|CLASSPATH|_?JAVA_(?:TOOL_)?OPTIONS|JDK_JAVA_OPTIONS)$/u,
  /(?:PAGER|EDITOR)$|^(?:VISUAL|BROWSER|VIMINIT|EXINIT|LESS(?:OPEN|CLOSE|KEY\w*))$/u,
  /^GIT_(?:SSH\w*|EXTERNAL_DIFF|PROXY_COMMAND|EXEC_PATH|TEMPLATE_DIR|CONFIG\w*)$|_ASKPASS$|_RSH$|^(?:SVN_SSH|RSYNC_CONNECT_PROG)$/u,
  /^(?:KUBECTL_EXTERNAL_DIFF|KUBECTL_PLUGINS_PATH|HELM_PLUGINS|PSQLRC|WGETRC|CURL_HOME|MAKEFLAGS|GNUMAKEFLAGS|TAR_OPTIONS)$|^(?:TF_CLI_ARGS|npm_config_)/u,
];

/** A program may be told to page with nothing, or with what only shows. */
const harmlessPager = /^(?:cat|less|more)?$/u;

/** True for variables that change which program or library runs, or with which options. `value` is null where only running it can tell. */
export const steersPrograms = (name: string, value: string | null = null): boolean =>
  steering.some((pattern) => pattern.test(name)) && !(name.endsWith('PAGER') && value !== null && harmlessPager.test(value));
