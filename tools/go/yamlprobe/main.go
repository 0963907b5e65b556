// Command yamlprobe reads a JSON array of YAML documents on stdin and prints a JSON array of what Kubernetes' own parser
// makes of them: {"value": ...} or {"error": "..."}, one for each document.
package main

import (
	"encoding/json"
	"log"
	"os"

	"sigs.k8s.io/yaml"
)

type reading struct {
	Value json.RawMessage `json:"value,omitempty"`
	Error string          `json:"error,omitempty"`
}

func main() {
	var documents []string
	if err := json.NewDecoder(os.Stdin).Decode(&documents); err != nil {
		log.Fatal(err)
	}
	readings := make([]reading, 0, len(documents))
	for _, document := range documents {
		value, err := yaml.YAMLToJSONStrict([]byte(document))
		if err != nil {
			readings = append(readings, reading{Error: err.Error()})
		} else {
			readings = append(readings, reading{Value: value})
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(readings); err != nil {
		log.Fatal(err)
	}
}
