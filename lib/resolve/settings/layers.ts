import type { Locator, Position } from '../../model/problem';
import type { Settings } from '../../spec/service-spec';
import { canonical, type Move, written } from './canonical';
import { overlay } from './exclusive-keys';
import { at } from './deep-merge';

/** Settings of one origin. */
export interface Layer {
  /** `toolkit default`, `platform`, `environment`, `service`, `inline overlay`, `overlay`. */
  readonly origin: string;
  readonly settings: Settings;
  /** @default - nobody wrote it: the toolkit's own */
  readonly locate?: Locator;
  readonly moves: readonly Move[];
}

/** A layer of settings that stand at `root` of a document. */
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

/** All layers as one: later wins. */
export function merge(layers: readonly Layer[]): Settings {
  return overlay(layers.map(({ settings }) => settings));
}

/** Says where the layer that won wrote a value; for one that nobody wrote, where the last file does its parent. */
export function locator(layers: readonly Layer[], fallback: Locator): Locator {
  return function locate(path): Position {
    for (let depth = path.length; depth > 0; depth--) {
      const near = path.slice(0, depth);
      const winner = layers.findLast(({ settings, locate }) => locate && at(settings, near) !== undefined);
      // Its author may have written what a schema has made something else of.
      if (winner) return winner.locate!(written(path, winner.moves));
    }
    return { ...fallback([]), path: path.map(String).join('.') };
  };
}
