import { homedir, hostname, userInfo } from 'node:os';

/** Text for strangers: of a path only the file's name is left, and neither user nor machine is named. */
export function withoutPrivateData(text: string): string {
  const names = [homedir(), ownName(userInfo), ownName(hostname)].filter((name) => name.length > 2);
  const anonymous = text.replace(ABSOLUTE_PATH, (_, name: string) => `…/${name}`);
  return names.reduce((rest, name) => rest.replaceAll(name, '…'), anonymous);
}

/** `/home/me/x.mjs`, `file:///home/me/x.mjs`, `C:\Users\me\x.mjs`; a lone `/` between words is none. */
const ABSOLUTE_PATH = /(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][\w.@~%+-][\w .@~%+-]*?){1,40}[\\/]([\w.@%+-]+)/g;

/** A container may have no user at all. `root` and `localhost` are nobody's name. */
function ownName(ask: () => string | { username: string }): string {
  try {
    const answer = ask();
    const name = typeof answer === 'string' ? answer : answer.username;
    return ['root', 'node', 'runner', 'localhost'].includes(name) ? '' : name;
  } catch {
    return '';
  }
}
