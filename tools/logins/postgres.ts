import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { onExit, output } from '../harness/process';

/** An unprivileged user, since the server does not run as root. */
const nobody = 65534;

/** Who owns the server, and who makes logins with less than all rights, as a cloud's master user has. */
const passwords = { owner: 'owner-secret', master: 'master-secret' };

/** A PostgreSQL server with a certificate for `localhost`, which writes down every statement. */
export class Postgres {
  private constructor(
    private readonly folder: string,
    private readonly bin: string,
    readonly port: number,
  ) {}

  static async start(): Promise<Postgres> {
    // Not the scratch folder: another user must have access.
    const folder = mkdtempSync(join(tmpdir(), 'strata-postgres-'));
    chmodSync(folder, 0o755);
    const server = new Postgres(folder, binaries(), await freePort());
    onExit(() => rmSync(folder, { recursive: true, force: true }));
    await server.make();
    await server.as('pg_ctl', ['-D', server.data, '-l', server.log, '-w', 'start']);
    onExit(() => void server.stopNow());
    await server.ask('owner', `CREATE ROLE master LOGIN CREATEROLE CREATEDB PASSWORD '${passwords.master}'`);
    return server;
  }

  /** Certificate that signed the server's own. */
  get certificate(): string {
    return join(this.folder, 'ca.pem');
  }

  /** What a login Job finds in its environment. */
  get env(): Readonly<Record<string, string>> {
    return {
      DATABASE_HOST: 'localhost',
      DATABASE_PORT: String(this.port),
      DATABASE_CA: this.certificate,
      MASTER_USER: 'master',
      MASTER_PASSWORD: passwords.master,
    };
  }

  /** What the server wrote down. */
  written(): string {
    return readFileSync(this.log, 'utf8');
  }

  /** Output of a query as the owner, or as another user by a password. */
  async ask(user: string, sql: string, database = 'postgres', password = passwords.owner): Promise<string> {
    const where = ['-h', 'localhost', '-p', String(this.port), '-U', user, '-d', database];
    const env = { PGPASSWORD: password, PGSSLMODE: 'require' };
    return (await output('psql', ['-X', '-A', '-t', ...where, '-c', sql], { env })).trim();
  }

  async stop(): Promise<void> {
    await this.as('pg_ctl', ['-D', this.data, '-m', 'immediate', 'stop']);
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private get log(): string {
    return join(this.folder, 'data', 'log.txt');
  }

  private async make(): Promise<void> {
    mkdirSync(this.data);
    if (isRoot) chownSync(this.data, nobody, nobody);
    const password = join(this.folder, 'password');
    writeFileSync(password, passwords.owner);
    await this.as('initdb', ['-D', this.data, '-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${password}`]);
    await this.sign();
    const settings = `
      port = ${this.port}
      listen_addresses = 'localhost'
      unix_socket_directories = '${this.data}'
      ssl = on
      log_statement = all
      log_min_duration_statement = 0`;
    writeFileSync(join(this.data, 'postgresql.auto.conf'), settings.replace(/^ +/gm, ''));
  }

  private async sign(): Promise<void> {
    const [key, request] = [join(this.data, 'server.key'), join(this.folder, 'server.csr')];
    const subject = ['-newkey', 'rsa:2048', '-nodes', '-subj'];
    await output('openssl', [
      'req',
      '-x509',
      ...subject,
      '/CN=Root',
      '-keyout',
      `${this.certificate}.key`,
      '-out',
      this.certificate,
    ]);
    await output('openssl', ['req', ...subject, '/CN=localhost', '-keyout', key, '-out', request]);
    const names = join(this.folder, 'names');
    writeFileSync(names, 'subjectAltName=DNS:localhost\n');
    const signed = join(this.data, 'server.crt');
    const by = ['-CA', this.certificate, '-CAkey', `${this.certificate}.key`, '-CAcreateserial', '-extfile', names];
    await output('openssl', ['x509', '-req', '-in', request, ...by, '-out', signed]);
    chmodSync(key, 0o600);
    if (isRoot) for (const file of [key, signed]) chownSync(file, nobody, nobody);
  }

  /** Runs one of the server's programs as an unprivileged user. */
  private as(program: string, words: readonly string[]): Promise<string> {
    const command = [join(this.bin, program), ...words];
    const drop = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
    const [first, ...rest] = isRoot ? [...drop, ...command] : command;
    return output(first!, rest, { cwd: this.folder });
  }

  private stopNow(): void {
    const file = join(this.data, 'postmaster.pid');
    if (existsSync(file)) process.kill(parseInt(readFileSync(file, 'utf8')), 'SIGQUIT');
  }
}

const isRoot = process.getuid?.() === 0;

/** Folder of the server's programs, of which distributions put one on the path. */
function binaries(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const file = folders.map((folder) => join(folder, 'postgres')).find((one) => existsSync(one));
  return dirname(realpathSync(file!));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
