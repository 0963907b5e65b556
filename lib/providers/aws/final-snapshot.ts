import { Fn } from 'cdktf';

/**
 * Name of the snapshot that is taken of something when it goes. Snapshots stay, so that it is another one each time.
 * @param lives - what is other in each life of it: the id of what goes with it, and each argument that another value of makes it anew
 */
export function finalSnapshot(name: string, lives: readonly (string | undefined)[]): string {
  return `${name}-${Fn.substr(Fn.sha256(Fn.jsonencode(lives)), 0, 8)}-final`;
}
