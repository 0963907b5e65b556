import { join } from 'node:path';
import { type Outcome, run } from '../harness/process';

/** Helm of one major version. */
export interface Helm {
  readonly name: string;
  /** The program of the toolbox, which is its stamp, too. */
  readonly program: string;
}

/** Both that are in use. */
export const helms: readonly Helm[] = [
  { name: 'Helm 4', program: 'helm' },
  { name: 'Helm 3', program: 'helm3' },
];

/** A chart with values, in a namespace. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  /** Folder, file or `oci://` address. */
  readonly chart: string;
  readonly values: readonly string[];
}

/** Runs Helm with folders of its own, so that no plugin and no repository of the user counts. */
export class Runner {
  private readonly env: NodeJS.ProcessEnv;

  /** @param kubeconfig of a cluster; without one none is asked */
  constructor(
    readonly helm: Helm,
    folder: string,
    kubeconfig = join(folder, 'none'),
  ) {
    const own = (name: string) => join(folder, helm.program, name);
    this.env = {
      HELM_CACHE_HOME: own('cache'),
      HELM_CONFIG_HOME: own('config'),
      HELM_DATA_HOME: own('data'),
      KUBECONFIG: kubeconfig,
    };
  }

  run(words: readonly string[], seconds = 120): Promise<Outcome> {
    return run(this.helm.program, words, { env: this.env, seconds });
  }

  lint({ chart, values, namespace }: Release): Promise<Outcome> {
    return this.run(['lint', '--strict', '--namespace', namespace, ...valueWords(values), chart]);
  }

  /** Tests are no part of what the plain tree has. */
  template({ name, chart, namespace, values }: Release, more: readonly string[] = []): Promise<Outcome> {
    return this.run([
      'template',
      name,
      chart,
      '--namespace',
      namespace,
      '--skip-tests',
      ...valueWords(values),
      ...more,
    ]);
  }
}

/** Words that hand files of values to Helm, the last of which wins. */
export const valueWords = (files: readonly string[]): string[] => files.flatMap((file) => ['--values', file]);
