import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const registry = 'registry.terraform.io';

/** Folders of providers that may be on a machine already, the first that exists being taken. */
function candidates(): string[] {
  const inOpt = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  return [
    process.env.STRATA_TF_MIRROR,
    process.env.TF_PLUGIN_MIRROR,
    join(homedir(), '.terraform.d', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    ...inOpt,
  ].filter((path) => path !== undefined);
}

/** Folder that holds providers as Terraform lays them out, if there is one. */
export function findMirror(): string | undefined {
  return candidates().find((path) => existsSync(join(path, registry)));
}

/** Terraform's own configuration: what the mirror holds comes from there, all else from the registry. */
export function cliConfig(mirror: string | undefined): string {
  if (!mirror) return 'provider_installation {\n  direct {}\n}\n';
  const held = readdirSync(join(mirror, registry)).flatMap((owner) =>
    readdirSync(join(mirror, registry, owner)).map((name) => `${registry}/${owner}/${name}`),
  );
  const list = JSON.stringify(held);
  return [
    'provider_installation {',
    `  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n    include = ${list}\n  }`,
    `  direct {\n    exclude = ${list}\n  }`,
    '}\n',
  ].join('\n');
}
