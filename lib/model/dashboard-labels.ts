/** Label by which the sidecar of Grafana's chart finds dashboards. @see https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards */
export const dashboardLabel = 'grafana_dashboard';

/** Annotation with the folder of a dashboard. */
export const folderAnnotation = 'grafana_folder';
