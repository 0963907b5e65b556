import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const template = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  greeting: {{ .Values.greeting | quote }}
`;

const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.2.3\n${more}`;

/** Files of the chart of a service, below a folder. */
const service = (folder: string, name: string) => ({
  [`${folder}/Chart.yaml`]: chart(name),
  [`${folder}/values.yaml`]: 'greeting: hello\n',
  [`${folder}/templates/configmap.yaml`]: template,
});

/** Two charts of services, one of their platform, and one of another platform. */
export const chartFiles: Readonly<Record<string, string>> = {
  ...service('dist/helm/shop/api', 'api'),
  ...service('dist/helm/shop/cart', 'cart'),
  'dist/helm/shop/Chart.yaml': chart(
    'shop',
    `dependencies:
  - {name: api, version: 1.2.3, repository: file://./api}
  - {name: cart, version: 1.2.3, repository: file://./cart}
`,
  ),
  'dist/helm/shop/values.yaml': 'api:\n  greeting: from the platform\n',
  ...service('dist/helm/mine/api', 'api'),
};

/** Writes files below a new folder; its path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'charts-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
