import { fingerprint } from './fingerprint';
import { type Shelf, remembering } from './shelf';

/** What a process that synthesizes again and again need not find out again. */
export class Memory {
  readonly shelf: Shelf = remembering();
  private known?: string;

  constructor(private readonly root: string) {}

  /** Digest of all that makes something of the specs; it cannot change under a process that has loaded it. */
  get toolkit(): string {
    return (this.known ??= fingerprint(this.root));
  }
}
