/** Milliseconds of processor time that this thread has used: a limit on it does not depend on what else the machine does. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
