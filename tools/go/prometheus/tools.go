//go:build tools

// Package tools keeps the command that install.sh builds in the module graph.
package tools

import _ "github.com/prometheus/prometheus/cmd/promtool"
