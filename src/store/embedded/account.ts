import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The operating system user PostgreSQL runs as. */
export type Account = { name: string; uid: number; gid: number };

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres` (made when absent).
 * Anyone else runs it as themselves: the answer is then null.
 */
export function serverAccount(log: (line: string) => void): Account | null {
  if (process.getuid?.() !== 0) return null;
  const known = findAccount();
  if (known) return known;
  createAccount();
  const created = findAccount();
  if (!created) {
    throw new Error(
      `PostgreSQL will not run as root and the user "${NAME}" could not be made. ` +
        `Create it (useradd --system ${NAME}), start Allot as an ordinary user, or set DATABASE_URL.`,
    );
  }
  log(`made the system user "${NAME}" for PostgreSQL, which will not run as root`);
  return created;
}

function findAccount(): Account | null {
  const line = passwdLine();
  if (!line) return null;
  const [name = NAME, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

function passwdLine(): string | undefined {
  // getent knows users that live in a directory service; /etc/passwd is there even where getent is not.
  const asked = spawnSync('getent', ['passwd', NAME], { encoding: 'utf8' });
  if (asked.status === 0 && asked.stdout) return asked.stdout.split('\n')[0];
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`${NAME}:`));
  } catch {
    return undefined;
  }
}

function createAccount(): void {
  const linuxOptions = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/var/lib/allot',
    '--shell',
    '/bin/sh',
  ];
  if (spawnSync('useradd', [...linuxOptions, NAME]).status === 0) return;
  spawnSync('addgroup', ['-S', NAME]);
  spawnSync('adduser', ['-S', '-D', '-H', '-h', '/var/lib/allot', '-G', NAME, NAME]); // BusyBox
}

/** Can this user get into the folder? Asked of the kernel, so it holds for ACLs and odd mounts too. */
export function canEnter(folder: string, account: Account): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    cwd: '/',
    stdio: 'ignore',
    uid: account.uid,
    gid: account.gid,
  });
  return asked.status === 0;
}

/** What to pass to spawn so that a child runs as the account, with nothing of our environment. */
export function spawnAs(account: Account | null) {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return account ? { cwd: '/', env, uid: account.uid, gid: account.gid } : { cwd: '/', env };
}
