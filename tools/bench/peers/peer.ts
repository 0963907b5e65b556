import type { Owned } from '../objects';

/** Another tool that renders the same objects, used as in its documentation. */
export interface Peer {
  readonly name: string;
  /** Command that it needs on the PATH; nothing where Node alone will do. */
  readonly tool?: string;
  /** Most services that it is asked for: what it takes beyond is out of all proportion. */
  readonly most: number;
  /** Writes what it reads into an empty folder, and gives the command that makes `out/` there. */
  readonly write: (folder: string, objects: readonly Owned[], root: string) => readonly [string, ...string[]];
  /** Whether what it makes is not compared object by object. @default false */
  readonly loose?: boolean;
}

/** Runs a command for each of some folders, one after the other. */
export function oneByOne(folders: string, command: string): readonly [string, ...string[]] {
  return ['sh', '-ec', `for at in ${folders}; do ${command} >"out/$(echo "$at" | tr / _).yaml"; done`];
}
