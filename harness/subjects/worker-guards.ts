/** A worker shares its process with the suite: what would end that process ends the worker alone. */
export function guardProcess(announce: (how: string) => void): void {
  const { pid } = process;
  const exit = process.exit.bind(process);
  const kill = process.kill.bind(process);
  const endWith = (how: string): never => {
    announce(how);
    return exit(1);
  };
  process.abort = () => endWith('it called process.abort()');
  process.kill = (target, signal = 'SIGTERM') => {
    const hitsUs = target === pid || target === -pid || target === 0 || target === -1;
    return hitsUs && signal !== 0 ? endWith(`it sent ${signal} to its own process`) : kill(target, signal);
  };
  // They would hand out the port that the answers take.
  Object.assign(process, { _getActiveHandles: () => [], _getActiveRequests: () => [] });
}
