import { watch as observe } from 'chokidar';
import { isScratch } from '../spec/disk';

/** Milliseconds in which changes are combined: an editor writes, renames and removes at each save. */
const settling = 20;

/** Idle milliseconds before a full comparison, which finds unreported changes. */
const resting = 3000;

/** Handle of a watch. */
export interface Watch {
  /** Resolves when every change from now on is seen. */
  readonly ready: Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * Calls `act` after each change of input files, one call at a time. @param act - receives the changed paths; none at the start, and in the first pause after a change
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
  // Earlier changes were not reported.
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
