import type { Files } from '../files';
import type { Package } from '../version';
import { makefile } from './makefile';

const tools = ['@cdktf/provider-aws', '@cdktf/provider-azurerm', '@types/node', 'cdk8s-cli', 'cdktf-cli', 'typescript'];

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const kubernetesApp = `import { cpSync } from 'node:fs';
import { run } from 'strata-synth/cli/run';

/** Entry point of \`cdk8s synth\`, which lists the files of its own output folder: dist/kubernetes is copied there. */
async function main(): Promise<void> {
  await run(['synth', '--layer', 'kubernetes']);
  const shown = process.env.CDK8S_OUTDIR;
  if (shown && !process.exitCode) cpSync('dist/kubernetes', shown, { recursive: true });
}

void main();
`;

const terraformApp = `import { run } from 'strata-synth/cli/run';

/** Entry point of \`cdktf synth\` and \`cdktf deploy\`. */
void run(['synth', '--layer', 'terraform']);
`;

/** Files of a new repository other than specs; `dependency` is the source of this package. */
export function repositoryTemplate(name: string, { devDependencies }: Package, dependency: string): Files {
  // A package without a version here would be installed in any version.
  const pinned = Object.fromEntries(
    tools.flatMap((tool) => (devDependencies[tool] ? [[tool, devDependencies[tool]]] : [])),
  );
  return {
    'package.json': json({
      name,
      private: true,
      engines: { node: '>=20' },
      scripts: {
        build: 'tsc -p .',
        synth: 'strata synth',
        validate: 'strata validate',
        test: 'strata synth --check --strict --no-cache',
      },
      dependencies: { 'strata-synth': dependency },
      devDependencies: pinned,
    }),
    'tsconfig.json': json({
      compilerOptions: {
        target: 'ES2022',
        module: 'Node16',
        moduleResolution: 'Node16',
        strict: true,
        skipLibCheck: true,
        incremental: true,
        outDir: 'build',
        rootDir: '.',
        types: ['node'],
      },
      include: ['apps', 'services'],
    }),
    // Its output is scratch: cdk8s empties it before the app runs, and the app writes dist/.
    'cdk8s.yaml':
      'language: typescript\napp: npm run --silent build && node build/apps/kubernetes.js\noutput: build/cdk8s\n',
    'cdktf.json': json({
      language: 'typescript',
      app: 'npm run --silent build && node build/apps/terraform.js',
      projectId: name,
      sendCrashReports: 'false',
      output: 'dist/terraform',
      terraformProviders: [],
      terraformModules: [],
    }),
    'apps/kubernetes.ts': kubernetesApp,
    'apps/terraform.ts': terraformApp,
    Makefile: makefile,
    '.gitignore':
      'node_modules/\nbuild/\n.terraform/\n*.tfstate\n*.tfstate.*\ncdktf.log\ndist/terraform/manifest.json\n.strata.lock\n*.strata-*.tmp\n',
    '.gitattributes': '* text=auto eol=lf\ndist/** linguist-generated\n',
    'README.md': readme(name),
  };
}

const readme = (name: string): string => `# ${name}

One folder a service under \`services/\`, one folder a platform under \`apps/\`; \`dist/\` is synthesized from them and committed. So is \`package-lock.json\`,
which the first \`make\` writes: whatever is installed later is what it names, and runs no scripts of its own.
\`npx --no\` runs what is installed, and nothing of that name from a registry.

| To | run |
|---|---|
| write \`dist/\` | \`make synth\` |
| check that \`dist/\` is current | \`make test\` |
| see what is wrong with the specs | \`npx --no strata validate\` |
| see what has ended or ends soon | \`npx --no strata doctor\` |
| see which file decides a value | \`npx --no strata explain hello production deployment.replicas --platform ${name}\` |
| add a service | \`npx --no strata add service ${name} <service>\` |
| add an environment | \`npx --no strata add environment ${name} <environment> --cloud aws\` |
`;
