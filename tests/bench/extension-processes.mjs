import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Ids of the processes that run the extension, of browsers that this process started. */
export function extensionProcesses() {
  const stat = (pid) =>
    readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  const isOurs = (pid) => {
    for (let one = pid; one > 1; one = Number(stat(one)[1])) if (one === process.pid) return true;
    return false;
  };
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return (
          pid > 0 &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process') &&
          isOurs(pid)
        );
      } catch {
        return false; // It has ended meanwhile.
      }
    });
}

/** Resident bytes of the processes now, and the most that one of them had until the call. */
export function memoryMeter(pids) {
  const read = (pid, field) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) *
    1024;
  // Resets the highest mark: https://docs.kernel.org/filesystems/proc.html
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = Math.max(...pids.map((pid) => read(pid, 'VmRSS')));
  return () => [before, Math.max(...pids.map((pid) => read(pid, 'VmHWM')))];
}
