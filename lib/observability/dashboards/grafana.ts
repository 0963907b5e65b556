/** A query of a panel. */
export interface Target {
  readonly refId: string;
  readonly datasource: typeof prometheus;
  readonly expr: string;
  readonly legendFormat: string;
}

/** A panel of a dashboard. */
export interface Panel {
  readonly id: number;
  readonly type: 'timeseries' | 'row';
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly datasource?: typeof prometheus;
  readonly fieldConfig?: { readonly defaults: { readonly unit: string }; readonly overrides: [] };
  readonly targets?: readonly Target[];
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
  readonly links: readonly object[];
  readonly panels: readonly Panel[];
}

/** The data source that a reader chooses. */
export const prometheus = { type: 'prometheus', uid: '${datasource}' } as const;
