import type { Layer } from './layers';

/** A part of all that there is to synthesize. */
export interface Selection {
  readonly platform?: string;
  readonly environment?: string;
  readonly service?: string;
}

/** Whom a file of a layer belongs to; a cluster or an account is a scope like an environment. */
interface Owner {
  readonly platform: string;
  readonly scope: string;
  readonly part: string;
}

const owners: Readonly<Record<Layer, (path: string) => Owner | undefined>> = {
  kubernetes(path) {
    const [platform, where, scope, part] = path.split('/');
    return platform && scope ? { platform, scope, part: where === 'environments' ? part! : 'flux' } : undefined;
  },
  terraform(path) {
    const [platform, scope, part] = (path.split('/')[1] ?? '').split('.');
    return platform && scope && part ? { platform, scope, part } : undefined;
  },
};

/** Whether a selection covers a file; a file that belongs to nobody goes with the whole. */
export function covers(selection: Selection, layer: Layer): (path: string) => boolean {
  const { platform, environment, service } = selection;
  return (path) => {
    const owner = owners[layer](path);
    if (!owner) return !platform && !environment && !service;
    return (
      (!platform || owner.platform === platform) &&
      (!environment || owner.scope === environment) &&
      (!service || owner.part === service)
    );
  };
}
