import { watch as observe } from 'chokidar';
import { isScratch } from '../spec/disk';

/** Milliseconds in which changes count as one: an editor writes, renames and removes for each of its saves. */
const settling = 20;

/** Milliseconds without a change after which there is time to look at what nobody has told of. */
const resting = 3000;

/** What ends watching. */
export interface Watch {
  /** Resolves when every change from now on is seen. */
  readonly ready: Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * Calls `act` after each change to what describes a repository, one call at a time; what is being done is finished first.
 * @param act - takes the paths that changed; none where nothing has for a while after that, and after the beginning
 */
export function watch(root: string, act: (paths: readonly string[]) => Promise<void>): Watch {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let rest: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const relax = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => (running = running.then(() => act([]))), resting);
  };
  const run = async (): Promise<void> => {
    const paths = [...changed].sort();
    changed.clear();
    if (!paths.length) return;
    clearTimeout(rest);
    await act(paths);
    relax();
  };
  const observer = observe(['apps', 'services'], {
    cwd: root,
    ignoreInitial: true,
    ignored: (path) => isScratch(path.slice(path.lastIndexOf('/') + 1)),
  });
  observer.on('all', (_event, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(run)), settling);
  });
  // What changed before, nobody has told of.
  observer.once('ready', relax);
  return {
    ready: new Promise((resolve) => observer.once('ready', resolve)),
    async end() {
      clearTimeout(timer);
      await observer.close();
      await running;
      clearTimeout(rest);
    },
  };
}
