import type { Position } from '../problem';

/** A query of a dashboard that an author wrote. */
export interface OwnQuery {
  readonly expr: string;
  /** Where it stands in its file. */
  readonly position: Position;
}

/** A dashboard that an author wrote. */
export interface OwnDashboard {
  /** Path of its file below the folder of its service. */
  readonly file: string;
  /** As Grafana reads it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A dashboard, with what is to be checked of it. */
export interface ReadDashboard extends OwnDashboard {
  /** Queries of Prometheus. */
  readonly queries: readonly OwnQuery[];
}
