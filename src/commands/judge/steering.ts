const steering =
  /^(?:LD_|DYLD_|PATH$|BASH_ENV$|ENV$|IFS$|PYTHONSTARTUP$|NODE_OPTIONS$|GIT_SSH|PAGER$|EDITOR$|VISUAL$|PROMPT_COMMAND$|PSQLRC$|PERL5|KUBECTL_EXTERNAL_DIFF$|KUBE_EDITOR$|PYTHONPATH$)/u;

/** True for variables that change which program or library runs. */
export const steersPrograms = (name: string): boolean => steering.test(name);
