import { code, page, plain, table } from './markdown';
import { keysIn } from './sources';

const files = [
  ['service.schema.json', 'deployment-config.yaml and its overlays'],
  ['platform.schema.json', 'platform.yaml'],
  ['environment.schema.json', 'environments/&lt;environment&gt;.yaml'],
] as const;

const introduction = `Keys that parse and have no effect yet. Using one gives \`W100 accepted, no effect yet\` at its line;
\`--strict\` makes that an error. No bundled platform uses one.`;

/** \`docs/features.md\`. */
export function featuresPage(): string {
  const parts = files.flatMap(([schema, title]) => {
    const idle = keysIn(schema).filter(({ effective }) => !effective);
    const rows = idle.map(({ path, description }) => [code(path), plain(description)]);
    return rows.length ? [`## ${title}`, table(['Key', 'Meaning'], rows)] : [];
  });
  return page('Accepted, no effect yet', [introduction, ...parts]);
}
