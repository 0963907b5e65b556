import { spawn } from 'node:child_process';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { onExit, output } from '../harness/process';

/** A repository on this machine, which serves what is committed over HTTP as a forge does. */
export class GitRepository {
  private constructor(
    readonly folder: string,
    readonly url: string,
  ) {}

  /** Makes a repository of a folder, and serves it. */
  static async serve(folder: string): Promise<GitRepository> {
    const git = (...args: string[]) => output('git', ['-C', folder, ...args]);
    await git('init', '--quiet', '--initial-branch=main');
    await git('config', 'user.name', 'verify');
    await git('config', 'user.email', 'verify@example.com');
    const programs = (await output('git', ['--exec-path'])).trim();
    const server = createServer((request, response) =>
      answer(`${programs}/git-http-backend`, folder, request, response),
    );
    onExit(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // This timer does not keep the process alive.
    server.unref();
    const { port } = server.address() as AddressInfo;
    return new GitRepository(folder, `http://127.0.0.1:${port}/${folder.slice(dirname(folder).length + 1)}/.git`);
  }

  /** Commits everything that is in the folder; the name of the commit. */
  async commit(message: string): Promise<string> {
    const git = (...args: string[]) => output('git', ['-C', this.folder, ...args]);
    await git('add', '--all', '--force');
    await git('commit', '--quiet', '--allow-empty', '--message', message);
    return (await git('rev-parse', 'HEAD')).trim();
  }
}

/** Answers by git's own CGI program. @see https://git-scm.com/docs/git-http-backend */
function answer(program: string, folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const child = spawn(program, [], {
    env: {
      GIT_PROJECT_ROOT: dirname(folder),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'],
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      GIT_PROTOCOL: request.headers['git-protocol'] as string | undefined,
      // The folder may be another user's.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    },
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => {
    const all = Buffer.concat(parts);
    const end = all.indexOf('\r\n\r\n');
    for (const line of all.subarray(0, end).toString().split('\r\n')) {
      const [name = '', value = ''] = line.split(': ');
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else if (name) response.setHeader(name, value);
    }
    response.end(all.subarray(end + 4));
  });
}
