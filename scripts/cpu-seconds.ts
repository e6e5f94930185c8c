/** Of this process or another: seconds of CPU time, in the system's calls too. */
export function cpuSeconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
