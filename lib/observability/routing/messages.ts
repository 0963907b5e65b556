/** One line about a group of alerts. Templates of Alertmanager, which expand no value a second time. @see https://prometheus.io/docs/alerting/latest/notifications/ */
export const title =
  '[{{ .Status | toUpper }}{{ if eq .Status "firing" }}:{{ .Alerts.Firing | len }}{{ end }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.service }} ({{ .CommonLabels.environment }})';

/** What each alert of a group says. */
export const details =
  '{{ range .Alerts }}{{ .Annotations.summary }} {{ .Annotations.description }} {{ .Annotations.runbook_url }}\n{{ end }}';

/** How severe PagerDuty takes a group to be. */
export const pagerdutySeverity = '{{ if eq .CommonLabels.severity "critical" }}critical{{ else }}warning{{ end }}';
