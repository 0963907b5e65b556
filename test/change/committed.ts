import { execFileSync } from 'node:child_process';
import { type Files, type Repository, folderOf, live, repository, service, shop } from '../e2e/repository';

/** Runs git in a repository, as an author. */
export function git({ root }: Repository, ...words: string[]): Buffer {
  return execFileSync('git', ['-c', 'user.email=a@example.com', '-c', 'user.name=a', '-C', root, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Path of a service's spec. */
export const spec = (name: string) => `${folderOf(name)}/deployment-config.yaml`;

const files: Files = {
  ...shop,
  'apps/shop/environments/live.yaml': live,
  [spec('web')]: service('web', 'dependencies: [api]\n'),
  [spec('store')]: service('store', 'integrations: { storage: {} }\n'),
};

/** A repository with one commit. */
export function committed(more: Files = {}): Repository {
  const one = repository({ ...files, ...more });
  git(one, 'init', '-q');
  git(one, 'add', '.');
  git(one, 'commit', '-q', '-m', 'first');
  return one;
}
