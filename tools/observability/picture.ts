import type { Dashboard, Panel } from '../../lib/observability/dashboards/grafana';
import { hashOf } from '../../lib/observability/dashboards/layout';

/** Pixels of one unit of Grafana's grid. */
const cell = { w: 40, h: 20 };
const colours = ['#3b7dd8', '#d9822b', '#2e9e5b', '#b0439f'];
const ink = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const text = (x: number, y: number, words: string, more = '') => `<text x="${x}" y="${y}"${more}>${ink(words)}</text>`;

/** Words of a legend as Grafana would fill them. */
const filled: Readonly<Record<string, string>> = {
  '{{pod}}': 'api-7f9c-x2k',
  '{{service}} ({{namespace}})': 'api (shop-live)',
  '{{status}}': '200',
  '{{dimension_QueueName}}': 'jobs',
  '{{persistentvolumeclaim}}': 'data',
};

/** The layout of a dashboard with made-up values, as SVG: what stands where, and not how Grafana draws it. */
export function pictureOf({ title, panels, links }: Dashboard): string {
  const height = Math.max(...panels.map(({ gridPos: { y, h } }) => y + h)) * cell.h + 50;
  const width = 24 * cell.w + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="#333">`,
    `<rect width="${width}" height="${height}" fill="#f4f5f5"/>`,
    text(12, 26, title, ' font-size="16"'),
    text(width - 12, 26, links.map((one) => `↗ ${one.title}`).join('   '), ' text-anchor="end" fill="#3b7dd8"'),
    ...panels.map(panel),
    '</svg>\n',
  ].join('\n');
}

function panel(one: Panel): string {
  const { gridPos, type, title } = one;
  const [x, y, w, h] = [
    gridPos.x * cell.w + 10,
    gridPos.y * cell.h + 40,
    gridPos.w * cell.w - 6,
    gridPos.h * cell.h - 6,
  ];
  if (type === 'row') return text(x + 2, y + 13, `▾ ${title}`, ' font-size="13"');
  return [
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#fff" stroke="#d8d9da"/>`,
    text(x + 8, y + 16, title, ' font-weight="bold"'),
    type === 'timeseries' ? series(one, x + 8, y + 26, w - 16, h - 50) : list(one, x + 8, y + 40),
  ].join('\n');
}

function series({ targets = [], title, fieldConfig }: Panel, x: number, y: number, w: number, h: number): string {
  const unit = fieldConfig?.defaults.unit ?? '';
  const drawn = targets.map(({ legendFormat }, index) => {
    const points = Array.from({ length: 25 }, (_, at) => {
      const value = parseInt(hashOf(title, legendFormat, String(at)).slice(0, 4), 16) / 65536;
      return `${(x + (w * at) / 24).toFixed(1)},${(y + h * (0.15 + 0.2 * index + 0.25 * value)).toFixed(1)}`;
    });
    const stroke = colours[index % colours.length];
    const legend = filled[legendFormat] ?? legendFormat;
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${stroke}" stroke-width="1.5"/>` +
      text(x + index * 110, y + h + 16, `— ${legend}`, ` fill="${stroke}"`)
    );
  });
  return [
    `<path d="M${x} ${y + h}H${x + w}" stroke="#ddd"/>`,
    ...drawn,
    text(x + w, y + 10, unit, ' text-anchor="end" fill="#999"'),
  ].join('\n');
}

/** Names of a made-up platform. */
const services = ['api', 'search', 'orders', 'mail'];

function list({ targets, type }: Panel, x: number, y: number): string {
  if (type === 'dashlist')
    return services.map((name, index) => text(x, y + index * 20, `${name} (live)`, ' fill="#3b7dd8"')).join('\n');
  const columns = (targets ?? []).map(({ refId }) => refId);
  const head = ['namespace', 'service', ...columns].map((name, index) => text(x + index * 88, y, name, ' fill="#777"'));
  const values: Readonly<Record<string, string>> = {
    Answering: '3',
    Ready: '3',
    Requests: '41.2 /s',
    Errors: '0.02 %',
    'Latency (95 %)': '180 ms',
    'Budget left': '93 %',
  };
  const rows = services.map((name, index) =>
    ['shop-live', name, ...columns.map((column) => values[column] ?? '')]
      .map((word, at) => text(x + at * 88, y + 22 + index * 22, word, at === 1 ? ' fill="#3b7dd8"' : ''))
      .join(''),
  );
  return [...head, ...rows].join('\n');
}
