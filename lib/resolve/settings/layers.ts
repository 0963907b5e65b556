import type { Locator, Position } from '../../model/problem';
import type { Settings } from '../../spec/service-spec';
import { canonical, type Move, written } from './canonical';
import { overlay } from './exclusive-keys';
import { at } from '../../model/mapping';

/** Settings of one layer. */
export interface Layer {
  /** `toolkit default`, `platform`, `environment`, `service`, `inline overlay`, `overlay`. */
  readonly origin: string;
  readonly settings: Settings;
  /** @default - none: toolkit defaults */
  readonly locate?: Locator;
  readonly moves: readonly Move[];
}

/** A layer of settings at `root` of a document. */
export function layerOf(
  origin: string,
  settings: Settings | undefined,
  locate?: Locator,
  root: readonly string[] = [],
): Layer[] {
  if (!settings) return [];
  const form = canonical(settings);
  const under = root.length ? `${root.join('.')}.` : '';
  const within = (position: Position) => ({ ...position, path: position.path.slice(under.length) });
  return [{ origin, ...form, locate: locate && ((path) => within(locate([...root, ...path]))) }];
}

/** All layers as one: later ones take precedence. */
export function merge(layers: readonly Layer[]): Settings {
  return overlay(layers.map(({ settings }) => settings));
}

/** Position of a value in the layer that sets it; for a default, of its parent in the last file. */
export function locator(layers: readonly Layer[], fallback: Locator): Locator {
  return function locate(path): Position {
    for (let depth = path.length; depth > 0; depth--) {
      const near = path.slice(0, depth);
      const winner = layers.findLast(({ settings, locate }) => locate && at(settings, near) !== undefined);
      // A schema may have transformed the written value.
      if (winner) return winner.locate!(written(path, winner.moves));
    }
    return { ...fallback([]), path: path.map(String).join('.') };
  };
}
