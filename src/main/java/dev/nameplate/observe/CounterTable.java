package dev.nameplate.observe;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counters of one name that somebody else keeps.
 *
 * @param name with underscores, without {@code _total}
 * @param labels names of labels
 * @param counters by the values of these, in their order
 */
record CounterTable(String name, String doc, List<String> labels, Supplier<Map<List<String>, Long>> counters)
        implements Collector {

    CounterTable {
        labels = List.copyOf(labels);
    }

    @Override
    public String getPrometheusName() {
        return name;
    }

    @Override
    public MetricSnapshot collect() {
        CounterSnapshot.Builder snapshot = CounterSnapshot.builder().name(name).help(doc);
        counters.get()
                .forEach((values, count) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of(labels, values))
                        .value(count)
                        .build()));
        return snapshot.build();
    }
}
