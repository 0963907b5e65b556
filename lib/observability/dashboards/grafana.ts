/** A query of a panel. */
export interface Target {
  readonly refId: string;
  readonly datasource: typeof prometheus;
  readonly expr: string;
  readonly legendFormat: string;
  /** Whether it is asked for one moment. @default false */
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly format?: string;
}

/** A panel of a dashboard. */
export interface Panel {
  readonly id: number;
  readonly type: 'timeseries' | 'row' | 'table' | 'dashlist';
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly datasource?: typeof prometheus;
  readonly fieldConfig?: { readonly defaults: { readonly unit: string }; readonly overrides: readonly object[] };
  readonly targets?: readonly Target[];
  /** Whether a row hides its panels. */
  readonly collapsed?: boolean;
  /** Panels that a row hides. */
  readonly panels?: readonly [];
  readonly transformations?: readonly object[];
  readonly options?: object;
}

/** A dashboard of Grafana. @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly schemaVersion: number;
  readonly editable: boolean;
  readonly refresh: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating: { readonly list: readonly object[] };
  readonly annotations: { readonly list: readonly object[] };
  readonly links: readonly Link[];
  readonly panels: readonly Panel[];
}

/** A link at the top of a dashboard. */
export interface Link {
  readonly title: string;
  readonly type: 'link' | 'dashboards';
  readonly icon: string;
  readonly tooltip: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly asDropdown: boolean;
  readonly targetBlank: boolean;
  readonly includeVars: boolean;
  readonly keepTime: boolean;
}

/** A link with all that Grafana's schema asks for. */
export function linkTo(title: string, more: Partial<Link>): Link {
  return {
    ...{ title, type: 'link', icon: 'dashboard', tooltip: '', url: '', tags: [] },
    ...{ asDropdown: false, targetBlank: false, includeVars: false, keepTime: true },
    ...more,
  };
}

/** The data source that a reader chooses. */
export const prometheus = { type: 'prometheus', uid: '${datasource}' } as const;

/** What all dashboards have in common: they are changed by a specification, and not in Grafana. */
export const settings = {
  schemaVersion: 39,
  editable: false,
  refresh: '1m',
  time: { from: 'now-6h', to: 'now' },
} as const;
