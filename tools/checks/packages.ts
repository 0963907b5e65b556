import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, Check } from '../harness/check';
import { exceptions, unexcused } from '../packages/advisories';
import { audit, bill, type Bill } from '../packages/npm';
import { readLock } from '../packages/lock';
import { complaints, isForOthers, rules, scripted } from '../packages/rules';
import { repository } from '../repository';

/** Whether all packages are pinned by their content, come from the registry and may be used; and what is known against them. */
export const packages: Check = {
  name: 'packages',
  needs: [{ name: 'npm', hint: 'install Node.js' }],
  minutes: 1,
  run: async () => {
    const all = readLock(join(repository, 'package-lock.json'));
    const [answer, text] = await Promise.all([audit(), bill()]);
    const sbom = JSON.parse(text) as Bill;
    return {
      tool: 'npm audit, npm sbom',
      version: `${sbom.bomFormat} ${sbom.specVersion}`,
      checked: all.length * rules.length + sbom.components.length,
      failures: [...complaints(all), ...gaps(sbom), ...(answer ? unexcused(answer, all) : [])],
      notes: [
        `${sbom.components.length} of ${all.length} packages come with ours; the others are for development, or optional`,
        `${Object.keys(scripted).length} have scripts of installation, and \`make install\` runs none`,
        `${all.filter(isForOthers).length} are for other machines and bear no hash, for want of a registry that has them`,
        answer
          ? `advisories stand by ${exceptions.length} exceptions: docs/security.md`
          : 'the registry returned no advisories: run `make audit` where it does',
      ],
    } satisfies Report;
  },
};

/** Dependencies that a bill of materials does not name at their version. */
function gaps({ components }: Bill): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
  return Object.entries(dependencies)
    .map(([name, version]) => `${name}@${version}`)
    .filter((one) => !named.has(one))
    .map((one) => `${one} is not in the bill of materials`);
}
