// Reads dashboards by Grafana's own schema, strictly: one path of a JSON file a line in, one line of JSON for each fault out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func read(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var one dashboard.Dashboard
	if err := fault(one.UnmarshalJSONStrict(raw)); err != nil {
		return err
	}
	return fault(one.Validate())
}

// An empty list of faults is no nil.
func fault(err error) error {
	if err == nil || err.Error() == "" {
		return nil
	}
	return err
}

func main() {
	plugins.RegisterDefaultPlugins()
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		if err := read(paths.Text()); err != nil {
			line, _ := json.Marshal(map[string]string{"path": paths.Text(), "fault": err.Error()})
			fmt.Println(string(line))
		}
	}
}
