import type { TemplateNode } from './node';
import { reference } from './print-node';

type Entry = readonly [key: string, node: TemplateNode];

/** An object with further annotations. @param condition - when they are there; always without it */
export function withAnnotations(node: TemplateNode, added: readonly Entry[], condition?: string): TemplateNode {
  if (node.is !== 'map') return node;
  return {
    ...node,
    entries: node.entries.map(([key, one]) =>
      key === 'metadata' ? [key, annotated(one, added, condition)] : [key, one],
    ),
  };
}

function annotated(metadata: TemplateNode, added: readonly Entry[], condition?: string): TemplateNode {
  if (metadata.is !== 'map') return metadata;
  const own = metadata.entries.find(([key]) => key === 'annotations')?.[1];
  const rest = metadata.entries.filter(([key]) => key !== 'annotations');
  return { is: 'map', entries: [['annotations', joined(own, added, condition)], ...rest] };
}

function joined(own: TemplateNode | undefined, added: readonly Entry[], condition?: string): TemplateNode {
  const under = (node: TemplateNode, when = condition): TemplateNode =>
    when ? { is: 'if', condition: when, node } : node;
  const entries = added.map(([key, node]) => [key, under(node)] as const);
  switch (own?.is) {
    case undefined:
      return under({ is: 'map', entries: added });
    case 'map':
      return { is: 'map', entries: [...own.entries, ...entries] };
    case 'value': {
      const of = reference(own.path);
      const all = { is: 'include', template: `ternary "" (toYaml ${of}) (empty ${of})` } as const;
      return under({ is: 'map', entries: [['', all], ...entries] }, condition && `or ${condition} ${of}`);
    }
    default:
      throw new Error(`expected annotations in a mapping, got ${own?.is}`);
  }
}
