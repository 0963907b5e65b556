import type { ChartValue } from './chart-value';
import type { MainWorkload } from './pods';

/** `_helpers.tpl`: the named templates of a chart. */
export function helpersTemplate(
  service: string,
  values: readonly ChartValue[],
  main: MainWorkload | undefined,
): string {
  const hasReplicas = values.some(({ path }) => path.join() === 'replicaCount');
  const named = (name: string, about: string, body: string) =>
    `{{/* ${about} */}}\n{{- define "${service}.${name}" -}}\n${body}\n{{- end }}\n`;
  return [
    named(
      'name',
      'Name of the application.',
      `{{- default "${service}" .Values.nameOverride | trunc 63 | trimSuffix "-" }}`,
    ),
    named(
      'fullname',
      'Start of the name of each object, and what selectors tell releases apart by.',
      [
        '{{- if .Values.fullnameOverride }}',
        '{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}',
        `{{- else if contains (include "${service}.name" .) .Release.Name }}`,
        '{{- .Release.Name | trunc 63 | trimSuffix "-" }}',
        '{{- else }}',
        `{{- printf "%s-%s" .Release.Name (include "${service}.name" .) | trunc 63 | trimSuffix "-" }}`,
        '{{- end }}',
      ].join('\n'),
    ),
    named('namespace', 'Namespace of the objects.', '{{- default .Release.Namespace .Values.namespaceOverride }}'),
    named(
      'serviceAccountName',
      'Name of the ServiceAccount.',
      `{{- default (include "${service}.fullname" .) .Values.serviceAccount.name }}`,
    ),
    named(
      'image',
      'Reference of the image.',
      '{{- .Values.image.repository }}{{ with .Values.image.tag }}:{{ . }}{{ end }}{{ with .Values.image.digest }}@{{ . }}{{ end }}',
    ),
    named(
      'secret',
      'Name of a Secret: one that is there, or that of External Secrets. Takes the context, its key in the values, and the end of its name.',
      [
        '{{- $root := index . 0 }}',
        '{{- $own := index $root.Values.secrets (index . 1) }}',
        `{{- default (printf "%s-%s" (include "${service}.fullname" $root) (index . 2)) $own.existingSecret }}`,
      ].join('\n'),
    ),
    named(
      'variables',
      'Variables by name, in this order; without those that are null. Takes values, and names.',
      [
        '{{- $values := index . 0 }}',
        '{{- range $name := index . 1 }}',
        '{{- $value := index $values $name }}',
        '{{- if not (kindIs "invalid" $value) }}',
        `{{ include "${service}.variable" (list $name $value) }}`,
        '{{- end }}',
        '{{- end }}',
      ].join('\n'),
    ),
    named(
      'furtherVariables',
      'Variables of the values that the template does not name. Takes the context, and those names.',
      [
        '{{- $known := index . 1 }}',
        '{{- range $name, $value := (index . 0).Values.env }}',
        '{{- if not (or (has $name $known) (kindIs "invalid" $value)) }}',
        `{{ include "${service}.variable" (list $name $value) }}`,
        '{{- end }}',
        '{{- end }}',
      ].join('\n'),
    ),
    named(
      'variable',
      'One variable: its text, or where it comes from.',
      [
        '- name: {{ toJson (index . 0) }}',
        '{{- $value := index . 1 }}',
        '{{- if kindIs "map" $value }}',
        '{{- toYaml $value | nindent 2 }}',
        '{{- else }}',
        '  value: {{ toJson $value }}',
        '{{- end }}',
      ].join('\n'),
    ),
    named(
      'file',
      'Text of a file of the chart after its header, with the names of this release. Takes the context, and its path.',
      [
        '{{- $root := index . 0 }}',
        `{{- regexReplaceAll "^[^\\n]*\\n" ($root.Files.Get (index . 1)) "" | replace "@NAMESPACE@" (include "${service}.namespace" $root) | replace "@ENVIRONMENT@" $root.Values.environment }}`,
      ].join('\n'),
    ),
    ...(main && hasReplicas ? [replicas(service, main.family.kind)] : []),
  ].join('\n');
}

function replicas(service: string, kind: string): string {
  return `{{/* Number of pods: what an autoscaler has set, so that an upgrade does not take it back. */}}
{{- define "${service}.replicas" -}}
{{- $found := dict }}
{{- if (.Values.autoscaling).enabled }}
{{- $found = lookup "apps/v1" "${kind}" (include "${service}.namespace" .) (include "${service}.fullname" .) }}
{{- end }}
{{- dig "spec" "replicas" .Values.replicaCount $found }}
{{- end }}
`;
}
