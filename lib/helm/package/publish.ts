import { join } from 'node:path';
import { demandInside } from '../../files/inside';
import { type Package, type Wanted, packageCharts } from './package';
import { type RunProgram, runProgram } from './program';
import { type Pushed, type Registry, push, sign } from './push';

/** Where packages go, and how they are signed there. */
export interface Publishing extends Wanted {
  /** Folder of the files. @default - `build/charts` of the repository */
  readonly out?: string;
  /** @default - files only */
  readonly registry?: Registry;
  /** Options of `cosign sign`. @default - not signed */
  readonly signing?: readonly string[];
}

/** A package, with what a registry says of it. */
export type Published = Package & Partial<Pushed> & { readonly signed?: true };

/** Packages all charts before the first of them is pushed, and signs each once it is. */
export function publish({ out, registry, signing, ...wanted }: Publishing, run: RunProgram = runProgram): Published[] {
  const packages = packageCharts(wanted, out ?? ownFolder(wanted.root));
  if (!registry) return packages;
  return packages.map((one) => {
    const pushed = push(one, registry, run);
    if (!signing) return pushed;
    sign(pushed, signing, run);
    return { ...pushed, signed: true };
  });
}

/** Where packages go by default, unless a link there leads elsewhere. */
function ownFolder(root: string): string {
  const folder = join(root, 'build', 'charts');
  demandInside(root, folder);
  return folder;
}
