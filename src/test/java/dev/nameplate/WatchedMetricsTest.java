package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.deploy.Rules;
import dev.nameplate.testing.Ports;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds rules and dashboard to the metrics that a running server shows: names, labels, and what labels may say. */
class WatchedMetricsTest {

    /** What the scraper adds to every series, and the series that it adds itself. */
    private static final Set<String> ADDED = Set.of("namespace", "pod", "job", "instance", "service");

    private static final Set<String> SCRAPER = Set.of("up");

    /** Counted when something happens that one server alone does not see: shown by their names in the source. */
    private static final Map<String, String> RARE = Map.of(
            "nameplate_audits_total", "nameplate.audits",
            "nameplate_cluster_posts_total", "nameplate.cluster.posts",
            "nameplate_cluster_writes_total", "nameplate.cluster.writes",
            "nameplate_degraded_total", "nameplate.degraded",
            "nameplate_queue_dropped_total", "nameplate.queue.dropped");

    /** Series of a server that was asked for pictures: names to labels to values. */
    private static final Map<String, Map<String, Set<String>>> SHOWN = new TreeMap<>();

    @BeforeAll
    static void ask(@TempDir Path data) throws Exception {
        String[] alone = {
            "cluster.enabled", "true",
            "cluster.secret", "a-secret-of-this-test",
            "cluster.members", "127.0.0.1",
            "cluster.interfaces", "127.0.0.1",
            "cluster.port", String.valueOf(Ports.free())
        };
        try (RunningServer server = RunningServer.start(data, alone)) {
            String link = RunningServer.sign("webinar.jpg", Map.of(), List.of("name"));
            RawHttp.get(server.port(), link + "&name=Sarah");
            RawHttp.get(server.port(), link + "&name=Sarah");
            RawHttp.get(server.port(), link + "&name=*%7CFNAME%7C*");
            RawHttp.get(server.port(), RunningServer.sign("webinar.jpg", Map.of("_exp", "1700000000"), List.of()));
            RawHttp.get(server.port(), RunningServer.sign("no-such.jpg", Map.of(), List.of()));
            RawHttp.get(
                    server.port(),
                    RunningServer.sign("webinar.jpg", Map.of("_allow", "gone"), List.of("name")) + "&name=Sarah");
            RawHttp.get(server.port(), "/t/webinar.jpg");
            String metrics = metricsInTheEnd(server);
            Matcher series =
                    Pattern.compile("(?m)^([a-z][\\w:]*)(?:\\{(.*)})? \\S+$").matcher(metrics);
            while (series.find()) {
                Map<String, Set<String>> labels = SHOWN.computeIfAbsent(series.group(1), absent -> new TreeMap<>());
                Matcher label = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"")
                        .matcher(series.group(2) == null ? "" : series.group(2));
                while (label.find()) {
                    labels.computeIfAbsent(label.group(1), absent -> new TreeSet<>())
                            .add(label.group(2));
                }
            }
        }
    }

    /** Pauses are told of once there was one, and the cluster once it is joined. */
    private static String metricsInTheEnd(RunningServer server) throws Exception {
        String metrics = "";
        for (int i = 0; i < 300 && !(metrics.contains("jvm_gc_pause") && metrics.contains("cluster_events")); i++) {
            System.gc();
            metrics =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            Thread.sleep(100);
        }
        return metrics;
    }

    private static List<String> expressions() throws IOException {
        return Stream.concat(Rules.ofRules().stream(), Rules.ofDashboard().stream())
                .toList();
    }

    @Test
    void the_server_shows_what_there_is_to_see() {
        assertThat(SHOWN).hasSizeGreaterThan(40).containsKeys("nameplate_requests_total", "jvm_memory_used_bytes");
    }

    @Test
    void everything_that_is_asked_for_is_shown() throws IOException {
        List<String> recorded = Rules.recorded();
        String source = sources();
        Set<String> missing = new TreeSet<>();
        for (String expression : expressions()) {
            for (String asked : Rules.asked(expression)) {
                String metric = asked.split(" ")[0];
                boolean words = metric.equals("label_values") || SCRAPER.contains(metric) || recorded.contains(metric);
                boolean rare = RARE.containsKey(metric) && source.contains('"' + RARE.get(metric) + '"');
                if (!words && !rare && !SHOWN.containsKey(metric) && !isVariableLabel(expression, metric)) {
                    missing.add(metric + " in " + expression);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void labels_and_what_they_may_say_exist() throws IOException {
        String source = sources();
        Set<String> missing = new TreeSet<>();
        for (String expression : expressions()) {
            for (String asked : Rules.asked(expression)) {
                Matcher label = Pattern.compile("(\\S+) (\\w+)=(.*)").matcher(asked);
                if (label.matches() && SHOWN.containsKey(label.group(1)) && !ADDED.contains(label.group(2))) {
                    Set<String> values = SHOWN.get(label.group(1)).getOrDefault(label.group(2), Set.of());
                    String value = label.group(3);
                    boolean known =
                            values.contains(value) || value.startsWith("$") || source.contains('"' + value + '"');
                    if (values.isEmpty() || !known) {
                        missing.add(asked);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_recorded_name_is_used_somewhere() throws IOException {
        String all = String.join("\n", expressions()) + Files.readString(Path.of("src/docs/kubernetes.md"));
        assertThat(Rules.recorded()).allSatisfy(name -> assertThat(all).contains(name));
    }

    /** The second word of {@code label_values(metric, label)} is no series. */
    private static boolean isVariableLabel(String expression, String word) {
        return expression.startsWith("label_values(") && expression.endsWith(", " + word + ")");
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
