//go:build tools

// Package tools keeps the Go types that install.sh makes CRDs of in the module graph.
package tools

import _ "github.com/fluxcd/helm-controller/api/v2"
